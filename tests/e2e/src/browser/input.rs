//! What a person does with mouse and keyboard.

use fantoccini::actions::{InputSource, KeyAction, KeyActions};
use serde_json::json;

use super::{Browser, by_id, quoted};
use crate::patience::{self, until};
use crate::problem::{Problem, expect};

/// Keys that write nothing, as WebDriver names them.
pub mod key {
    /// Goes to the next field.
    pub const TAB: &str = "\u{e004}";
    /// Presses the button, opens the link.
    pub const ENTER: &str = "\u{e007}";
    /// Ticks the box.
    pub const SPACE: &str = " ";
    /// The part of a date before this one.
    pub const LEFT: &str = "\u{e012}";
    /// The next option.
    pub const DOWN: &str = "\u{e015}";
    /// Removes what is selected.
    pub const DELETE: &str = "\u{e017}";
    /// Held while `a` is pressed, it selects all.
    pub const CONTROL: &str = "\u{e009}";
    /// Leaves something.
    pub const ESCAPE: &str = "\u{e00c}";
    /// Lets go of what is held.
    pub const RELEASE: &str = "\u{e000}";
}

impl Browser {
    /// Clicks on what this selector finds first, as soon as it can be seen.
    pub async fn click(&self, selector: &str) -> Result<(), Problem> {
        self.wait_to_see(selector).await?;
        until(&format!("`{selector}` takes a click"), patience::USUAL, async || {
            // Where nothing that stays in place, such as a header, is over it.
            let middle = "document.querySelector(arguments[0])?.scrollIntoView({ block: 'center' })";
            self.ask_with(middle, vec![json!(selector)]).await?;
            let target = self.find(selector).await?;
            target.click().await.map_err(Problem::refused(format!("click `{selector}`")))?;
            Ok(Some(()).into())
        })
        .await
    }

    /// Clicks on an element.
    pub async fn click_id(&self, id: &str) -> Result<(), Problem> {
        self.click(&by_id(id)).await
    }

    /// Presses keys wherever the focus is.
    pub async fn press(&self, keys: &str) -> Result<(), Problem> {
        // Keys of a keyboard, not text for a field: a field that takes files would take them for the name of one.
        let strokes = keys.chars().fold(KeyActions::new("keyboard".to_owned()), |strokes, value| {
            strokes.then(KeyAction::Down { value }).then(KeyAction::Up { value })
        });
        self.client.perform_actions(strokes).await.map_err(Problem::refused("press keys"))
    }

    /// Writes a text into a field, in place of what it holds, and leaves the field's value as wanted.
    pub async fn type_into(&self, id: &str, text: &str) -> Result<(), Problem> {
        self.focus(id).await?;
        let field = self.element(id).await?;
        if !self.value(id).await?.is_empty() {
            let clear = format!("{}a{}{}", key::CONTROL, key::RELEASE, key::DELETE);
            field.send_keys(&clear).await.map_err(Problem::refused("clear a field"))?;
        }
        let kind = field.attr("type").await.map_err(Problem::refused("name a field's type"))?;
        let keys = if kind.as_deref() == Some("date") { keys_of_date(text) } else { text.to_owned() };
        field.send_keys(&keys).await.map_err(Problem::refused(format!("type into `{id}`")))?;
        self.wait_for_value(id, text).await
    }

    /// Puts a text into the field that has the focus at once, as pasting does.
    pub async fn paste(&self, text: &str) -> Result<(), Problem> {
        self.tool("Input.insertText", json!({ "text": text })).await.map(|_| ())
    }

    /// Pastes a text into a field.
    pub async fn paste_into(&self, id: &str, text: &str) -> Result<(), Problem> {
        self.focus(id).await?;
        self.paste(text).await
    }

    /// Puts the focus into a field with the mouse.
    pub async fn focus(&self, id: &str) -> Result<(), Problem> {
        self.click_id(id).await?;
        let script = "return document.activeElement?.id === arguments[0]";
        until(&format!("`{id}` has the focus"), patience::USUAL, async || {
            Ok(self.ask_with(script, vec![json!(id)]).await?.as_bool().filter(|it| *it).map(|_| ()).into())
        })
        .await
    }

    /// Leaves the field that has the focus.
    pub async fn leave_field(&self) -> Result<(), Problem> {
        self.ask("document.activeElement?.blur()").await.map(|_| ())
    }

    /// Chooses an option of a list by its value.
    pub async fn choose(&self, id: &str, value: &str) -> Result<(), Problem> {
        self.wait_to_see(&by_id(id)).await?;
        let option = format!("{} option[value=\"{}\"]", by_id(id), quoted(value));
        expect(self.count(&option).await? == 1, || format!("the list `{id}` has no option `{value}`"))?;
        if self.value(id).await? == value {
            return Ok(());
        }
        let found = self.find(&option).await?;
        found.click().await.map_err(Problem::refused(format!("choose `{value}` in `{id}`")))?;
        self.wait_for_value(id, value).await
    }

    /// Makes a box or a round button ticked or not; does nothing when it is so already.
    pub async fn tick(&self, id: &str, wanted: bool) -> Result<(), Problem> {
        self.wait_to_be_there(id).await?;
        if self.value(id).await? == wanted.to_string() {
            return Ok(());
        }
        // A box that is drawn by the style sheet, or lies under its label, is clicked by the label, as a person does.
        let label = format!("label[for=\"{}\"]", quoted(id));
        let target = if self.can_be_hit(id).await? { by_id(id) } else { label };
        self.click(&target).await?;
        until(&format!("`{id}` is {}ticked", if wanted { "" } else { "not " }), patience::USUAL, async || {
            Ok((self.value(id).await? == wanted.to_string()).then_some(()).into())
        })
        .await
    }

    /// Whether the middle of an element is what the mouse would hit there.
    async fn can_be_hit(&self, id: &str) -> Result<bool, Problem> {
        let script = "const element = document.getElementById(arguments[0]);
            element.scrollIntoView({ block: 'center' });
            const box = element.getBoundingClientRect();
            return document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2) === element";
        Ok(self.ask_with(script, vec![json!(id)]).await?.as_bool() == Some(true))
    }

    /// Gives a file to a field that takes files.
    pub async fn give_file(&self, id: &str, file: &std::path::Path) -> Result<(), Problem> {
        self.wait_to_be_there(id).await?;
        let field = self.element(id).await?;
        field
            .send_keys(&file.display().to_string())
            .await
            .map_err(Problem::refused(format!("give a file to `{id}`")))
    }

    /// How many elements a selector finds.
    pub async fn count(&self, selector: &str) -> Result<u64, Problem> {
        let script = "return document.querySelectorAll(arguments[0]).length";
        Ok(self.ask_with(script, vec![json!(selector)]).await?.as_u64().unwrap_or_default())
    }

    async fn wait_to_be_there(&self, id: &str) -> Result<(), Problem> {
        until(&format!("there is `{id}`"), patience::USUAL, async || {
            Ok(self.has(id).await?.then_some(()).into())
        })
        .await
    }
}

/// What is typed into a date field of an American browser for `2027-06-30`, beginning at its month wherever it was clicked.
fn keys_of_date(text: &str) -> String {
    match text.split('-').collect::<Vec<_>>().as_slice() {
        [year, month, day] => format!("{0}{0}{month}{day}{year}", key::LEFT),
        _ => text.to_owned(),
    }
}
