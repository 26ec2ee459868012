//! What stands on the screen.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Browser, by_id};
use crate::patience::{self, Look, until};
use crate::problem::Problem;

/// Whether an element can be seen: it has a size, and nothing hides it.
const IS_SEEN: &str = "const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 0 && box.height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
};";

impl Browser {
    /// Whether something of this selector can be seen.
    pub async fn sees(&self, selector: &str) -> Result<bool, Problem> {
        let script = format!("{IS_SEEN} return [...document.querySelectorAll(arguments[0])].some(seen)");
        Ok(self.ask_with(&script, vec![json!(selector)]).await?.as_bool() == Some(true))
    }

    /// Whether there is an element of this id, seen or not.
    pub async fn has(&self, id: &str) -> Result<bool, Problem> {
        let script = "return !!document.getElementById(arguments[0])";
        Ok(self.ask_with(script, vec![json!(id)]).await?.as_bool() == Some(true))
    }

    /// Waits until something of this selector can be seen.
    pub async fn wait_to_see(&self, selector: &str) -> Result<(), Problem> {
        self.wait_as_long_to_see(selector, patience::USUAL).await
    }

    /// Waits until something of this selector can be seen, for as long as work may take that is known to be long.
    pub async fn wait_as_long_to_see(&self, selector: &str, patience: Duration) -> Result<(), Problem> {
        until(&format!("`{selector}` is seen"), patience, async || {
            if self.sees(selector).await? {
                return Ok(Look::There(()));
            }
            Ok(Look::NotYet(format!(
                "page \u{201c}{}\u{201d} at {}",
                self.title().await?,
                self.hash().await?
            )))
        })
        .await
    }

    /// Waits until nothing of this selector can be seen.
    pub async fn wait_not_to_see(&self, selector: &str) -> Result<(), Problem> {
        until(&format!("`{selector}` is gone"), patience::USUAL, async || {
            Ok((!self.sees(selector).await?).then_some(()).into())
        })
        .await
    }

    /// The text of an element as it stands on the screen; empty when there is none.
    pub async fn text(&self, selector: &str) -> Result<String, Problem> {
        let script = "return document.querySelector(arguments[0])?.innerText ?? ''";
        Ok(text_of(&self.ask_with(script, vec![json!(selector)]).await?))
    }

    /// Waits until the text of an element is as wanted.
    pub async fn wait_for_text(
        &self,
        selector: &str,
        what: &str,
        wanted: impl Fn(&str) -> bool,
    ) -> Result<String, Problem> {
        until(&format!("`{selector}` {what}"), patience::USUAL, async || {
            let text = self.text(selector).await?;
            Ok(if wanted(&text) {
                Look::There(text)
            } else {
                Look::NotYet(format!("\u{201c}{text}\u{201d}"))
            })
        })
        .await
    }

    /// The value of a field.
    pub async fn value(&self, id: &str) -> Result<String, Problem> {
        let script = "const field = document.querySelector(arguments[0]);
            return field ? (field.type === 'checkbox' || field.type === 'radio' ? String(field.checked) : field.value) : null";
        let value = self.ask_with(script, vec![json!(by_id(id))]).await?;
        value.as_str().map(str::to_owned).ok_or_else(|| Problem::NotSo(format!("there is no field `{id}`")))
    }

    /// Waits until a field has a value.
    pub async fn wait_for_value(&self, id: &str, wanted: &str) -> Result<(), Problem> {
        until(&format!("`{id}` is `{}`", beginning(wanted)), patience::USUAL, async || {
            let script = "return document.getElementById(arguments[0])?.value === arguments[1]";
            if self.ask_with(script, vec![json!(id), json!(wanted)]).await?.as_bool() == Some(true) {
                return Ok(Look::There(()));
            }
            Ok(Look::NotYet(beginning(&self.value(id).await.unwrap_or_default())))
        })
        .await
    }

    /// What stands behind the address's `#`, with it.
    pub async fn hash(&self) -> Result<String, Problem> {
        Ok(text_of(&self.ask("return location.hash").await?))
    }

    /// The title of the page.
    pub async fn title(&self) -> Result<String, Problem> {
        Ok(text_of(&self.ask("return document.title").await?))
    }

    /// The day in the browser, as `2027-06-30`.
    pub async fn today(&self) -> Result<String, Problem> {
        let script = "const day = new Date(); const two = (number) => String(number).padStart(2, '0');
            return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`";
        Ok(text_of(&self.ask(script).await?))
    }

    /// An attribute of every element of a selector.
    pub async fn attributes(&self, selector: &str, name: &str) -> Result<Vec<String>, Problem> {
        let script = "return [...document.querySelectorAll(arguments[0])].map((it) => it.getAttribute(arguments[1]) ?? '')";
        let values = self.ask_with(script, vec![json!(selector), json!(name)]).await?;
        Ok(values.as_array().into_iter().flatten().map(text_of).collect())
    }
}

/// The text of a JSON text; empty for anything else.
pub fn text_of(value: &Value) -> String {
    value.as_str().unwrap_or_default().to_owned()
}

fn beginning(text: &str) -> String {
    text.chars().take(80).collect()
}
