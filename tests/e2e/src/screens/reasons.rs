//! The page on which a person says why each element is needed.

use requisite_request::{ElementId, Reason, Request};

use crate::browser::{Browser, by_id};
use crate::problem::Problem;

impl Browser {
    /// Writes the research questions and the reasons.
    pub async fn give_reasons(&self, request: &Request) -> Result<(), Problem> {
        for question in &request.research_questions {
            let id = format!("rq-{}", question.id.0);
            if !self.has(&id).await? {
                self.click_id("rq-add").await?;
                self.wait_to_see(&by_id(&id)).await?;
            }
            self.type_into(&id, &question.text).await?;
        }
        for (element, reason) in &request.reasons {
            self.give_reason(element, reason).await?;
        }
        Ok(())
    }

    async fn give_reason(&self, element: &ElementId, reason: &Reason) -> Result<(), Problem> {
        let part = |name: &str| format!("reason-{element}-{name}");
        // One element is open at a time; its heading stands in a list that may be folded itself.
        self.open_around(&by_id(&part("open"))).await?;
        if let Some(role) = reason.role {
            self.choose(&part("role"), role.as_str()).await?;
        }
        for question in &reason.questions {
            self.tick(&part(&format!("rq-{}", question.0)), true).await?;
        }
        let texts =
            [("why", &reason.why_needed), ("less", &reason.why_not_less), ("refused", &reason.if_refused)];
        for (name, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
            self.type_into(&part(name), text).await?;
        }
        Ok(())
    }
}
