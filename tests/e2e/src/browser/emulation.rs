//! Windows, colors, sizes of text and languages that people have.

use serde_json::json;

use super::Browser;
use crate::problem::Problem;

/// Width of the window in CSS pixels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Width(pub u32);

impl Width {
    /// A small phone, or a 1280-pixel window enlarged to 400 %.
    pub const SMALL: Self = Self(320);
    /// A tablet.
    pub const MIDDLE: Self = Self(768);
    /// A laptop.
    pub const WIDE: Self = Self(1280);
}

/// The colors that the person's system prefers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Colors {
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Colors {
    /// The name in style sheets.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }
}

impl Browser {
    /// Makes the page this wide.
    pub async fn set_width(&self, width: Width) -> Result<(), Problem> {
        let size = json!({ "width": width.0, "height": 960, "deviceScaleFactor": 1, "mobile": false });
        self.tool("Emulation.setDeviceMetricsOverride", size).await.map(|_| ())
    }

    /// Lets the page know which colors are preferred.
    pub async fn set_colors(&self, colors: Colors) -> Result<(), Problem> {
        let features = json!({ "features": [
            { "name": "prefers-color-scheme", "value": colors.as_str() },
            { "name": "prefers-reduced-motion", "value": "reduce" },
        ] });
        self.tool("Emulation.setEmulatedMedia", features).await.map(|_| ())
    }

    /// Writes numbers and days as in this language, such as `tr-TR`, whichever languages the browser was installed with.
    pub async fn set_locale(&self, language: &str) -> Result<(), Problem> {
        self.tool("Emulation.setLocaleOverride", json!({ "locale": language })).await.map(|_| ())
    }

    /// A picture of the whole page, also of what has to be scrolled to.
    pub async fn picture_of_all(&self) -> Result<Vec<u8>, Problem> {
        let script = "return [document.documentElement.clientWidth, document.documentElement.scrollHeight]";
        let size = self.ask(script).await?;
        let side =
            |index: usize| size.get(index).and_then(serde_json::Value::as_u64).unwrap_or(960).min(12_000);
        let clip = json!({ "width": side(0), "height": side(1), "deviceScaleFactor": 1, "mobile": false });
        self.tool("Emulation.setDeviceMetricsOverride", clip).await?;
        self.picture().await
    }
}
