//! The one place that waits: looks again and again until something is there or the patience is used up.

use std::time::{Duration, Instant};

use crate::problem::Problem;

/// How long a person would wait for anything on a screen before calling it broken.
pub const USUAL: Duration = Duration::from_secs(15);

/// For work that is known to be long: starting a browser, making a package.
pub const LONG: Duration = Duration::from_secs(60);

/// How often it looks.
const INTERVAL: Duration = Duration::from_millis(25);

/// What a look found.
pub enum Look<T> {
    /// It is there.
    There(T),
    /// Not yet; this is what is there instead.
    NotYet(String),
}

impl<T> From<Option<T>> for Look<T> {
    fn from(found: Option<T>) -> Self {
        found.map_or_else(|| Self::NotYet(String::new()), Self::There)
    }
}

/// Looks until it is there. What is refused while a page changes is looked for again.
pub async fn until<T>(
    what: &str,
    patience: Duration,
    mut look: impl AsyncFnMut() -> Result<Look<T>, Problem>,
) -> Result<T, Problem> {
    let start = Instant::now();
    loop {
        let detail = match look().await {
            Ok(Look::There(found)) => return Ok(found),
            Ok(Look::NotYet(detail)) => detail,
            Err(problem @ Problem::Refused { .. }) => problem.to_string(),
            Err(problem) => return Err(problem),
        };
        if start.elapsed() > patience {
            let detail = if detail.is_empty() { detail } else { format!("; found: {detail}") };
            return Err(Problem::InVain { what: what.to_owned(), seconds: patience.as_secs(), detail });
        }
        tokio::time::sleep(INTERVAL).await;
    }
}
