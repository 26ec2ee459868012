//! Answers as facts: what a question of each kind can be answered with.

use super::model::{Factor, Tests};
use super::numbers::{OTHER, around, named, sets};
use super::value::Value;
use crate::{Pack, Question, QuestionKind, Scope};
use std::collections::BTreeSet;

/// What is needed to say how questions can be answered.
pub(crate) struct Answers<'a> {
    pub pack: &'a Pack,
    /// Questions that nobody can have answered.
    pub unasked: &'a BTreeSet<String>,
    pub scope: &'a Scope,
    /// Days that are tried: as many as there are dates to compare.
    pub n_days: i64,
}

/// The question that a fact is of: its answer, or the number of its rows.
pub(crate) fn question_of<'a>(pack: &'a Pack, fact: &str) -> Option<&'a Question> {
    let id = fact.strip_prefix("count:").unwrap_or(fact);
    pack.questions().find(|question| question.id.as_str() == id)
}

impl Answers<'_> {
    /// The values of an answer, of the number of its rows, or of a cell of a row; nothing when they are too many.
    pub fn factor(&self, fact: &str, order: &[&str], tests: &Tests<'_>) -> Option<Factor> {
        let study: Vec<&str> = [&self.pack.uses.start, &self.pack.uses.end]
            .into_iter()
            .flatten()
            .map(|id| id.as_str())
            .collect();
        if fact == "study_days" || (order.contains(&"study_days") && study.contains(&fact)) {
            return Some(self.study_days(tests));
        }
        let Some(question) = question_of(self.pack, fact) else {
            let kind = self.cell_kind(fact);
            let options = kind.as_ref().map_or(&[][..], |(_, options)| options.as_slice());
            let values = self.values(kind.as_ref().map(|(kind, _)| *kind), options, fact, tests)?;
            return Some(single(fact, values));
        };
        let id = question.id.as_str();
        if question.kind == QuestionKind::Rows {
            return Some(self.rows(id, tests));
        }
        Some(single(id, self.answers(question, tests)?))
    }

    fn answers(&self, question: &Question, tests: &Tests<'_>) -> Option<Vec<Option<Value>>> {
        let id = question.id.as_str();
        if self.unasked.contains(id) {
            return Some(vec![None]);
        }
        self.values(Some(question.kind), &question.options, id, tests)
    }

    fn cell_kind(&self, fact: &str) -> Option<(QuestionKind, Vec<String>)> {
        let (Scope::Row(of), Some(field)) = (self.scope, fact.strip_prefix("row.")) else { return None };
        let field = self.pack.question(of)?.fields.iter().find(|it| it.id.as_str() == field)?;
        Some((field.kind, field.options.clone()))
    }

    fn values(
        &self,
        kind: Option<QuestionKind>,
        options: &[String],
        fact: &str,
        tests: &Tests<'_>,
    ) -> Option<Vec<Option<Value>>> {
        let mut values = vec![None];
        let Some(kind) = kind else { return Some(values) };
        // An answer that does not fit, which only a date, a number, an address or a file of another day can hold.
        values.push(Some(Value::Unreadable));
        match kind {
            QuestionKind::YesNo => values.extend([Some(Value::Yes(true)), Some(Value::Yes(false))]),
            // One that is not given is no answer.
            QuestionKind::Acknowledge => values.push(Some(Value::Yes(true))),
            QuestionKind::Date => {
                values.extend((0..self.n_days.max(1)).map(|day| Some(Value::Day(day))));
            }
            QuestionKind::Number => {
                let numbers = around(fact, tests, i64::MIN, i64::MAX);
                values.extend(numbers.into_iter().map(|it| Some(Value::Number(it))));
            }
            QuestionKind::Choice => values.extend(options.iter().map(|it| Some(Value::Text(it.clone())))),
            QuestionKind::Choices => {
                let sets = sets(fact, tests, options.iter().map(String::as_str))?;
                values.extend(sets.into_iter().map(|it| Some(Value::Set(it))));
            }
            QuestionKind::Rows => values.push(Some(Value::Number(1))),
            QuestionKind::Text | QuestionKind::LongText | QuestionKind::Email | QuestionKind::Phone => {
                let texts = named(fact, tests).into_iter().chain([OTHER]);
                values.extend(texts.map(|it| Some(Value::Text(it.to_owned()))));
            }
        }
        Some(values)
    }

    /// Rows and their number, which are known together unless the answer is no list of rows.
    fn rows(&self, id: &str, tests: &Tests<'_>) -> Factor {
        let count = format!("count:{id}");
        // A rule on rows is tried on rows that are there.
        let least = i64::from(matches!(self.scope, Scope::Row(of) if of.as_str() == id));
        let mut states = vec![vec![None, None]];
        if least == 0 && !self.unasked.contains(id) {
            states.push(vec![Some(Value::Unreadable), None]);
        }
        if !self.unasked.contains(id) {
            for n in around(&count, tests, least, i64::MAX) {
                states.push(vec![Some(Value::Number(n)), Some(Value::Number(n))]);
            }
        }
        Factor { facts: vec![id.to_owned(), count], states }
    }

    /// The first and last day of the study and the days between, which are known when both are.
    fn study_days(&self, tests: &Tests<'_>) -> Factor {
        let uses = &self.pack.uses;
        let ends = [&uses.start, &uses.end].map(|id| id.as_ref().and_then(|id| self.pack.question(id)));
        let [Some(start), Some(end)] = ends else {
            let known = ends.into_iter().flatten().next();
            let facts = known.map(|it| it.id.to_string()).into_iter().chain(["study_days".to_owned()]);
            let facts: Vec<String> = facts.collect();
            let values = known.and_then(|it| self.answers(it, tests)).unwrap_or_else(|| vec![None]);
            let states =
                values.into_iter().map(|it| if facts.len() == 1 { vec![None] } else { vec![it, None] });
            return Factor { states: states.collect(), facts };
        };
        let facts = vec![start.id.to_string(), end.id.to_string(), "study_days".to_owned()];
        let values = |question| self.answers(question, tests).unwrap_or_default();
        let mut states = Vec::new();
        for first in values(start) {
            for last in values(end) {
                let (lowest, highest) = match (&first, &last) {
                    (Some(Value::Day(first)), Some(Value::Day(last))) => match last.cmp(first) {
                        std::cmp::Ordering::Less => (i64::MIN, -1),
                        std::cmp::Ordering::Equal => (0, 0),
                        std::cmp::Ordering::Greater => (1, i64::MAX),
                    },
                    _ => {
                        states.push(vec![first.clone(), last.clone(), None]);
                        continue;
                    }
                };
                for days in around("study_days", tests, lowest, highest) {
                    states.push(vec![first.clone(), last.clone(), Some(Value::Number(days))]);
                }
            }
        }
        Factor { facts, states }
    }
}

fn single(fact: &str, values: Vec<Option<Value>>) -> Factor {
    Factor { facts: vec![fact.to_owned()], states: values.into_iter().map(|it| vec![it]).collect() }
}
