//! Merging asks, with what belongs to them: elements taken from published products, and what is said to findings.

use super::lists::aligned;
use super::said::AskWhole;
use super::{MOVED, Merger, Outcome, Said, Side, Spot, Three};
use crate::{Ask, AskId, AskPart, Chosen, ElementId, PublicUse, Request, Years};
use std::collections::{BTreeMap, BTreeSet};

/// Whether a finding is about an ask.
fn is_about(finding: &str, ask: AskId) -> bool {
    finding.contains(&format!("@ask:{}/", ask.0))
}

fn whole(request: &Request, ask: &Ask) -> AskWhole {
    let public = request.public_instead.iter().filter(|it| it.ask == ask.id).cloned();
    let explained = request.explained.iter().filter(|(finding, _)| is_about(finding, ask.id));
    AskWhole {
        ask: ask.clone(),
        public: public.collect(),
        explained: explained.map(|(finding, text)| (finding.clone(), text.clone())).collect(),
    }
}

impl Merger<'_> {
    pub(super) fn asks(&mut self, all: Three<&Request>, request: &mut Request) {
        // Asks that only one side has, and whose of them counts; nobody's where it goes.
        let mut settled = BTreeMap::<AskId, Option<Side>>::new();
        let aligned = aligned(all.map(|it| it.asks.as_slice()), |ask| ask.id);
        for ((id, _), item) in aligned.items {
            let wholes = Three {
                was: item.was.map(|ask| whole(all.was, ask)),
                mine: item.mine.map(|ask| whole(all.mine, ask)),
                theirs: item.theirs.map(|ask| whole(all.theirs, ask)),
            };
            let three = wholes.as_ref().map(Option::as_ref);
            let say = |it: &AskWhole| Said::Ask(Box::new(it.clone()));
            let merged = self.item(
                || Spot::Ask(id),
                three,
                say,
                |merger, was, mine, theirs| {
                    let nothing = Ask::empty(id);
                    let was = was.map_or(&nothing, |it| &it.ask);
                    let ask = merger.ask(Three { was, mine: &mine.ask, theirs: &theirs.ask });
                    AskWhole { ask, ..mine.clone() }
                },
            );
            if item.mine.is_none() || item.theirs.is_none() {
                let side = if item.mine.is_some() { Side::Mine } else { Side::Theirs };
                settled.insert(id, merged.is_some().then_some(side));
            }
            request.asks.extend(merged.map(|it| it.ask));
        }
        if aligned.moved {
            self.differs(Spot::AskOrder, MOVED, Outcome::Taken);
        }
        self.public(all, &settled, request);
        self.explained(all, &settled, request);
    }

    fn ask(&mut self, three: Three<&Ask>) -> Ask {
        let id = three.mine.id;
        let part = |part| move || Spot::AskPart { ask: id, part };
        let text = |text: &String| Said::unless(text.is_empty(), || Said::Text(text.clone()));
        Ask {
            id,
            name: self.value(|| Spot::AskName(id), three.map(|it| &it.name), text),
            form: self.value(part(AskPart::Form), three.map(|it| &it.form), |it| {
                it.map_or(Said::Nothing, Said::Form)
            }),
            unit: self.value(part(AskPart::Unit), three.map(|it| &it.unit), |it| {
                it.clone().map_or(Said::Nothing, Said::Unit)
            }),
            years: self.value(part(AskPart::Years), three.map(|it| &it.years), |it| {
                Said::unless(it.is_empty(), || Said::Years(it.clone()))
            }),
            grades: self.value(part(AskPart::Grades), three.map(|it| &it.grades), |it| {
                Said::unless(it.is_empty(), || Said::Grades(it.clone()))
            }),
            breakdowns: self.value(part(AskPart::Breakdowns), three.map(|it| &it.breakdowns), |it| {
                Said::unless(it.is_empty(), || Said::Breakdowns(it.clone()))
            }),
            population: self.value(part(AskPart::Population), three.map(|it| &it.population), text),
            elements: self.elements(id, three.map(|it| it.elements.as_slice())),
        }
    }

    fn elements(&mut self, ask: AskId, three: Three<&[Chosen]>) -> Vec<Chosen> {
        let aligned = aligned(three, |it| it.id.clone());
        let mut elements = Vec::new();
        for ((element, _), item) in aligned.items {
            let spot = || Spot::Element { ask, element: element.clone() };
            let say = |it: &Chosen| Said::Element(it.clone());
            elements.extend(self.item(spot, item, say, |merger, was, mine, theirs| {
                let nothing = Chosen { id: element.clone(), years: None };
                let years = Three { was: was.unwrap_or(&nothing), mine, theirs }.map(|it| &it.years);
                let say = |years: &Option<Years>| match years {
                    // Of two that both chose it, the one who gave it no years of its own says nothing about them.
                    None if was.is_none() => Said::Nothing,
                    _ => Said::Element(Chosen { id: element.clone(), years: years.clone() }),
                };
                Chosen { years: merger.value(spot, years, say), ..mine.clone() }
            }));
        }
        if aligned.moved {
            self.differs(Spot::AskPart { ask, part: AskPart::Elements }, MOVED, Outcome::Taken);
        }
        elements
    }

    fn public(
        &mut self,
        all: Three<&Request>,
        settled: &BTreeMap<AskId, Option<Side>>,
        request: &mut Request,
    ) {
        let of = |request: &Request, side: Option<Side>| -> Vec<PublicUse> {
            let stays =
                |it: &&PublicUse| settled.get(&it.ask).is_none_or(|winner| side.is_some() && *winner == side);
            request.public_instead.iter().filter(stays).cloned().collect()
        };
        let (was, mine) = (of(all.was, None), of(all.mine, Some(Side::Mine)));
        let theirs = of(all.theirs, Some(Side::Theirs));
        let three = Three { was: was.as_slice(), mine: mine.as_slice(), theirs: theirs.as_slice() };
        let key = |it: &PublicUse| -> (AskId, ElementId) { (it.ask, it.element.clone()) };
        for (((ask, element), _), item) in aligned(three, key).items {
            let spot = || Spot::Public { ask, element: element.clone() };
            let say = |it: &Option<PublicUse>| it.clone().map_or(Said::Nothing, Said::Public);
            let is_told = settled.contains_key(&ask);
            let owned = item.map(|it| it.cloned());
            let merged =
                if is_told { owned.mine.or(owned.theirs) } else { self.value(spot, owned.as_ref(), say) };
            request.public_instead.extend(merged);
        }
    }

    fn explained(
        &mut self,
        all: Three<&Request>,
        settled: &BTreeMap<AskId, Option<Side>>,
        request: &mut Request,
    ) {
        let findings: BTreeSet<&String> =
            [all.was, all.mine, all.theirs].into_iter().flat_map(|it| it.explained.keys()).collect();
        for finding in findings {
            let text = all.map(|it| it.explained.get(finding));
            let text = match settled.iter().find(|(ask, _)| is_about(finding, **ask)) {
                Some((_, None)) => None,
                Some((_, Some(Side::Mine))) => text.mine.cloned(),
                Some((_, Some(Side::Theirs))) => text.theirs.cloned(),
                None => self.explanation(finding, text),
            };
            text.and_then(|text| request.explained.insert(finding.clone(), text));
        }
    }
}
