//! What an agency says about sending, put into the pack of a built site.

use std::path::Path;

use serde_json::{Map, Value, json};

use crate::problem::Problem;
use crate::scratch::{read, write_served};
use crate::screens::AGENCY;

/// The name of the file among those of the pack.
const NAME: &str = "submission.json";

/// What an agency says about sending. What is empty is not said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Submission<'a> {
    /// The address that packages are posted to.
    pub post: Option<&'a str>,
    /// Origins of pages that may show this one in a frame and are handed the package.
    pub page: &'a [&'a str],
    /// Public keys that packages are encrypted to.
    pub encrypt_to: &'a [&'a str],
}

impl Submission<'_> {
    /// Puts it into the pack of a site; its copies for slow lines would tell the old.
    pub fn put_into(&self, site: &Path) -> Result<(), Problem> {
        let pack = site.join("packs").join(AGENCY);
        let main = pack.join("pack.json");
        let mut said: Value = serde_json::from_slice(&read(&main)?).map_err(Problem::json("pack.json"))?;
        let files = said.get_mut("files").and_then(Value::as_object_mut);
        let files = files.ok_or_else(|| Problem::NotSo("pack.json names no files".to_owned()))?;
        files.insert("submission".to_owned(), json!(NAME));
        for (path, text) in [(main, said.to_string()), (pack.join(NAME), self.written().to_string())] {
            write_served(&path, text.as_bytes())?;
        }
        Ok(())
    }

    /// The file.
    fn written(&self) -> Value {
        let mut file = Map::new();
        if let Some(address) = self.post {
            file.insert("post".to_owned(), json!({ "address": address }));
        }
        if !self.page.is_empty() {
            file.insert("page".to_owned(), json!({ "origins": self.page }));
        }
        if !self.encrypt_to.is_empty() {
            file.insert("encrypt".to_owned(), json!({ "keys": self.encrypt_to }));
        }
        Value::Object(file)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_empty_is_not_said() {
        assert_eq!(Submission::default().written(), json!({}));
        let all = Submission {
            post: Some("http://127.0.0.1:1/requests"),
            page: &["http://127.0.0.1:2"],
            encrypt_to: &["age1x"],
        };
        let written = json!({
            "post": { "address": "http://127.0.0.1:1/requests" },
            "page": { "origins": ["http://127.0.0.1:2"] },
            "encrypt": { "keys": ["age1x"] },
        });
        assert_eq!(all.written(), written);
    }
}
