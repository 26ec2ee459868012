//! What became of something: done, or in the way.

use super::kept_together::kept_together;
use leptos::prelude::*;

/// A sentence with its sign and color.
#[component]
pub fn Said(
    /// Whether something is in the way.
    is_problem: bool,
    /// The sentence.
    text: String,
    /// What may follow it.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let (look, sign) = if is_problem { ("rq-must", "!") } else { ("rq-ok", "\u{2713}") };
    view! {
        <div class=format!("rq-callout {look}")>
            <p>
                <span class=format!("rq-sign {look}") aria-hidden="true">
                    {sign}
                </span>
                " "
                {kept_together(&text)}
            </p>
            {children.map(|children| children())}
        </div>
    }
}
