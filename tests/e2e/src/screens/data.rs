//! The page on which data are chosen.

use requisite_request::{Ask, ElementId, SchoolYear, Years};

use crate::browser::{Browser, by_id};
use crate::problem::Problem;

impl Browser {
    /// Describes and fills the first ask.
    pub async fn choose_data(&self, ask: &Ask) -> Result<(), Problem> {
        let part = |name: &str| format!("ask-{}-{name}", ask.id.0);
        if let Some(form) = ask.form {
            self.tick(&part(&format!("form-{}", form.as_str())), true).await?;
        }
        if let Some(unit) = &ask.unit {
            self.choose(&part("unit"), unit.as_str()).await?;
        }
        if !ask.name.is_empty() {
            self.type_into(&part("name"), &ask.name).await?;
        }
        if !ask.population.is_empty() {
            self.type_into(&part("population"), &ask.population).await?;
        }
        self.choose_years(&part(""), &ask.years).await?;
        for grade in &ask.grades {
            self.tick(&part(&format!("grade-{grade}")), true).await?;
        }
        for breakdown in &ask.breakdowns {
            self.tick(&part(&format!("breakdown-{breakdown}")), true).await?;
        }
        for chosen in &ask.elements {
            self.choose_element(&chosen.id).await?;
        }
        Ok(())
    }

    /// Chooses first and last year, and takes out the years between that are not wanted.
    async fn choose_years(&self, prefix: &str, years: &Years) -> Result<(), Problem> {
        let (Some(first), Some(last)) = (years.first(), years.last()) else { return Ok(()) };
        self.choose(&format!("{prefix}from"), &first.to_string()).await?;
        self.choose(&format!("{prefix}to"), &last.to_string()).await?;
        let between = (first.start()..=last.start()).filter_map(SchoolYear::starting);
        for year in between.filter(|year| !years.0.contains(year)) {
            self.tick(&format!("{prefix}year-{year}"), false).await?;
        }
        Ok(())
    }

    /// Finds an element by its id in the catalog and chooses it.
    pub async fn choose_element(&self, element: &ElementId) -> Result<(), Problem> {
        self.search(element.as_str()).await?;
        let choose = format!("choose-{element}");
        self.wait_to_see(&by_id(&choose)).await?;
        if self.value_of_box(&choose).await? == Some(false) {
            self.tick(&choose, true).await?;
        } else {
            self.click_id(&choose).await?;
        }
        self.wait_to_see(&by_id(&format!("chosen-{element}"))).await
    }

    /// Writes into the search box.
    pub async fn search(&self, text: &str) -> Result<(), Problem> {
        self.type_into("find-element", text).await
    }

    /// Whether a box is ticked; none when it is no box.
    async fn value_of_box(&self, id: &str) -> Result<Option<bool>, Problem> {
        let script = "const box = document.getElementById(arguments[0]); return box?.type === 'checkbox' ? box.checked : null";
        Ok(self.ask_with(script, vec![serde_json::json!(id)]).await?.as_bool())
    }
}
