//! Pages of the agency's questions: any answer of any kind, entered where its field is.

use std::collections::BTreeMap;

use requisite_request::{Answer, QuestionId, Row};

use crate::browser::{Browser, by_id};
use crate::problem::{Problem, expect};

/// How the field of a question looks.
enum Field {
    /// One line or several.
    Writing,
    /// A list to choose from.
    List,
    /// A box to tick.
    Box,
}

impl Browser {
    /// Enters every answer that has a field on this page, and takes it from the list. Answers bring further questions, so it
    /// looks again until nothing new appears.
    pub async fn answer_what_is_asked(
        &self,
        answers: &mut BTreeMap<QuestionId, Answer>,
    ) -> Result<(), Problem> {
        loop {
            let mut entered = Vec::new();
            for (question, answer) in answers.iter() {
                if self.is_asked(question, answer).await? {
                    self.answer(question, answer).await?;
                    entered.push(question.clone());
                }
            }
            if entered.is_empty() {
                return Ok(());
            }
            answers.retain(|question, _| !entered.contains(question));
        }
    }

    /// Whether the page has a field for this answer now.
    async fn is_asked(&self, question: &QuestionId, answer: &Answer) -> Result<bool, Problem> {
        let id = format!("q-{question}");
        let id = match answer {
            Answer::Rows(_) => format!("{id}-add"),
            _ if self.has(&id).await? && self.field(&id).await?.is_some() => return Ok(true),
            Answer::Yes(yes) => format!("{id}-{}", if *yes { "yes" } else { "no" }),
            Answer::Text(option) => format!("{id}-{option}"),
            Answer::Options(options) => {
                options.first().map(|option| format!("{id}-{option}")).unwrap_or_default()
            }
        };
        self.has(&id).await
    }

    /// Enters an answer.
    pub async fn answer(&self, question: &QuestionId, answer: &Answer) -> Result<(), Problem> {
        let id = format!("q-{question}");
        match answer {
            Answer::Rows(rows) => self.answer_rows(&id, rows).await,
            Answer::Options(options) => {
                for option in options {
                    self.tick(&format!("{id}-{option}"), true).await?;
                }
                Ok(())
            }
            Answer::Yes(yes) => {
                if self.field(&id).await?.is_some() {
                    self.tick(&id, *yes).await
                } else {
                    self.tick(&format!("{id}-{}", if *yes { "yes" } else { "no" }), true).await
                }
            }
            Answer::Text(text) => {
                if self.field(&id).await?.is_some() {
                    self.fill(&id, text).await
                } else {
                    self.tick(&format!("{id}-{text}"), true).await
                }
            }
        }
    }

    async fn answer_rows(&self, id: &str, rows: &[Row]) -> Result<(), Problem> {
        for (number, row) in rows.iter().enumerate() {
            let field_id = |field: &str| format!("{id}-{number}-{field}");
            let first = row.keys().next().map(|field| field_id(field.as_str())).unwrap_or_default();
            if !self.has(&first).await? {
                self.click_id(&format!("{id}-add")).await?;
                self.wait_to_see(&by_id(&first)).await?;
            }
            // Some fields are asked only after what another says.
            let mut left: Vec<(String, &String)> =
                row.iter().map(|(field, text)| (field_id(field.as_str()), text)).collect();
            while !left.is_empty() {
                let mut later = Vec::new();
                for (field, text) in &left {
                    if self.has(field).await? {
                        self.fill(field, text).await?;
                    } else {
                        later.push((field.clone(), *text));
                    }
                }
                let missing =
                    || format!("there is no field `{}`", later.first().map_or("", |(field, _)| field));
                expect(later.len() < left.len(), missing)?;
                left = later;
            }
        }
        Ok(())
    }

    /// Fills a field of any kind, by its value.
    pub async fn fill(&self, id: &str, text: &str) -> Result<(), Problem> {
        match self.field(id).await? {
            Some(Field::Writing) => self.type_into(id, text).await,
            Some(Field::List) => self.choose(id, text).await,
            Some(Field::Box) => self.tick(id, text == "yes" || text == "true").await,
            None => {
                expect(self.has(&format!("{id}-{text}")).await?, || format!("there is no field `{id}`"))?;
                self.tick(&format!("{id}-{text}"), true).await
            }
        }
    }

    async fn field(&self, id: &str) -> Result<Option<Field>, Problem> {
        let script = "const field = document.getElementById(arguments[0]);
            return field ? `${field.tagName}.${field.type ?? ''}`.toLowerCase() : ''";
        let found = self.ask_with(script, vec![serde_json::json!(id)]).await?;
        Ok(match found.as_str().unwrap_or_default() {
            "input.checkbox" | "input.radio" => Some(Field::Box),
            kind if kind.starts_with("select.") => Some(Field::List),
            kind if kind.starts_with("input.") || kind.starts_with("textarea.") => Some(Field::Writing),
            _ => None,
        })
    }
}
