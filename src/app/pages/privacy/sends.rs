//! Where the page may send: the policy that the browser enforces, and what was sent.

use crate::browser::loaded::policy;
use crate::outbox::{OnItsWay, Outbox};
use leptos::prelude::*;

/// The addresses that a policy lets a page send to, beside its own.
fn addresses(policy: &str) -> Vec<String> {
    let directive = policy.split(';').map(str::trim).find_map(|it| it.strip_prefix("connect-src "));
    let words = directive.unwrap_or_default().split_whitespace();
    words.filter(|word| !matches!(*word, "'self'" | "'none'")).map(str::to_owned).collect()
}

/// What may be sent, and what was.
#[component]
pub fn Sends() -> impl IntoView {
    let outbox: Outbox = expect_context();
    let policy = policy();
    let addresses = addresses(&policy);
    let sentence = if policy.is_empty() {
        "This copy of the page has no policy of its own. The host may send one.".to_owned()
    } else if addresses.is_empty() {
        "The policy of this page lets it send nothing to any other address. Your browser enforces that, whatever the program does.".to_owned()
    } else {
        format!(
            "The policy of this page lets it send to {} and to no other address. Your browser enforces that, whatever the program does. It sends there only when you press the button for it.",
            addresses.join(", ")
        )
    };
    let sent = move || {
        let list = outbox.list.get();
        if list.is_empty() {
            return view! { <p>"From this device, nothing was sent that it still knows of."</p> }.into_any();
        }
        let line = |it: OnItsWay| view! { <li>{it.parcel.of.file_name} ": " {it.sentence}</li> };
        view! { <ul>{list.into_iter().map(line).collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="rq-stack" id="privacy-sends">
            <h2>"What it sends"</h2>
            <p>{sentence}</p>
            <details class="rq-fold">
                <summary>"The policy, word for word"</summary>
                <pre class="privacy-policy" tabindex="0" aria-label="The policy">{policy.replace("; ", ";\n")}</pre>
            </details>
            {sent}
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_addresses_are_those_of_the_policy() {
        let page = include_str!("../../../../index.html");
        let policy = page.split("content=\"default-src").nth(1).unwrap().split('"').next().unwrap();
        assert_eq!(addresses(policy), Vec::<String>::new());
        assert_eq!(addresses("default-src 'none'; connect-src 'none'"), Vec::<String>::new());
        let other = policy.replace(
            "connect-src 'self'",
            "connect-src 'self' https://a.example.org/in https://b.example.org",
        );
        assert_eq!(addresses(&other), ["https://a.example.org/in", "https://b.example.org"]);
    }
}
