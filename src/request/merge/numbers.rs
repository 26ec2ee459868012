//! Numbers that both sides handed out: each counted on from the same request, so that the same number may be two things.

use crate::{Ask, AskId, Request, ResearchQuestion, ResearchQuestionId};
use std::collections::{BTreeMap, BTreeSet};

/// Their request with the numbers of this one: what both made in the same way has the number from here, and what has the number of
/// something else that is new here gets one of its own.
///
/// Without a state that both began with, the same number is taken for the same thing.
pub(super) fn as_here(was: Option<&Request>, mine: &Request, theirs: &Request) -> Request {
    let Some(was) = was else { return theirs.clone() };
    let ask_numbers = |request: &Request| request.asks.iter().map(|ask| (ask.id.0, ask.clone())).collect();
    let asks = renumbered(
        [ask_numbers(was), ask_numbers(mine), ask_numbers(theirs)],
        |one: &Ask, other: &Ask| Ask { id: other.id, ..one.clone() } == *other,
        |ask| Ask::empty(ask.id) == *ask,
    );
    let question_numbers =
        |request: &Request| request.research_questions.iter().map(|it| (it.id.0, it.clone())).collect();
    let questions = renumbered(
        [question_numbers(was), question_numbers(mine), question_numbers(theirs)],
        |one: &ResearchQuestion, other| one.text == other.text,
        |it| it.text.trim().is_empty(),
    );
    if asks.is_empty() && questions.is_empty() {
        return theirs.clone();
    }
    let ask = |id: AskId| AskId(asks.get(&id.0).copied().unwrap_or(id.0));
    let question = |id: ResearchQuestionId| ResearchQuestionId(questions.get(&id.0).copied().unwrap_or(id.0));
    let mut here = theirs.clone();
    here.asks.iter_mut().for_each(|it| it.id = ask(it.id));
    here.public_instead.iter_mut().for_each(|it| it.ask = ask(it.ask));
    here.research_questions.iter_mut().for_each(|it| it.id = question(it.id));
    for reason in here.reasons.values_mut() {
        reason.questions = reason.questions.iter().map(|id| question(*id)).collect();
    }
    here.explained = theirs
        .explained
        .iter()
        .map(|(finding, text)| (finding_here(finding, &asks, &questions), text.clone()))
        .collect();
    here
}

/// The id of a finding: what it is about is named after an `@`.
fn finding_here(finding: &str, asks: &BTreeMap<u32, u32>, questions: &BTreeMap<u32, u32>) -> String {
    let parts = finding.split('@').map(|part| {
        let known = |beginning: &str, numbers: &BTreeMap<u32, u32>| {
            let rest = part.strip_prefix(beginning)?;
            let (number, rest) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
            let now = numbers.get(&number.parse::<u32>().ok()?)?;
            Some(format!("{beginning}{now}{rest}"))
        };
        let now = known("ask:", asks).or_else(|| known("research-question:", questions));
        now.unwrap_or_else(|| part.to_owned())
    });
    parts.collect::<Vec<_>>().join("@")
}

/// Whether a thing that is new here is the same as one of theirs.
type Fits<'f, T> = &'f dyn Fn(&(u32, T), &(u32, T)) -> bool;

/// Which numbers of theirs become which. The lists are what there was, what is here and what is theirs.
fn renumbered<T>(
    [was, mine, theirs]: [Vec<(u32, T)>; 3],
    is_same: impl Fn(&T, &T) -> bool,
    is_blank: impl Fn(&T) -> bool,
) -> BTreeMap<u32, u32> {
    let known: BTreeSet<u32> = was.iter().map(|(number, _)| *number).collect();
    let is_new = |list: &[(u32, T)]| -> Vec<usize> {
        list.iter().enumerate().filter(|(_, (it, _))| !known.contains(it)).map(|(at, _)| at).collect()
    };
    let new_here = is_new(&mine);
    let mut free: BTreeSet<usize> = new_here.iter().copied().collect();
    let mut open = is_new(&theirs);
    let mut now = BTreeMap::new();
    let mut take = |fits: Fits<T>| {
        open.retain(|at| {
            let Some(theirs) = theirs.get(*at) else { return false };
            let found = free.iter().copied().find(|at| mine.get(*at).is_some_and(|it| fits(it, theirs)));
            if let Some((at, (number, _))) = found.and_then(|at| Some((at, mine.get(at)?))) {
                free.remove(&at);
                now.insert(theirs.0, *number);
            }
            found.is_none()
        });
    };
    take(&|one, other| one.0 == other.0 && is_same(&one.1, &other.1));
    take(&|one, other| is_same(&one.1, &other.1));
    take(&|one, other| one.0 == other.0 && (is_blank(&one.1) || is_blank(&other.1)));
    let mut used: BTreeSet<u32> = [&was, &mine].into_iter().flatten().map(|(number, _)| *number).collect();
    let mut most = [&was, &mine, &theirs].into_iter().flatten().map(|(number, _)| *number).max().unwrap_or(0);
    for (number, _) in open.iter().filter_map(|at| theirs.get(*at)) {
        if !used.insert(*number) {
            // Numbers end somewhere; there, the same number stays and is the same thing.
            most = most.saturating_add(1);
            now.insert(*number, most);
        }
    }
    now.retain(|from, to| from != to);
    now
}
