//! Whether the package is good, and what it says about itself.

use super::Checked;
use super::words::{look, meaning};
use crate::browser::clipboard;
use crate::desk::Desk;
use leptos::prelude::*;
use requisite_package::{About, Verification};
use requisite_session::{Address, Route};
use std::sync::Arc;

/// What came out.
#[component]
pub fn Outcome(checked: Arc<Checked>) -> impl IntoView {
    let of = &checked.verified.verification;
    let points: Vec<_> = of.points().into_iter().map(|point| view! { <li dir="auto">{point}</li> }).collect();
    let points = (!points.is_empty()).then(|| view! { <ul>{points}</ul> });
    let elsewhere = match of {
        Verification::OtherAgency { about } => Some(about.pack.id.clone()),
        _ => None,
    };
    let elsewhere = elsewhere.map(|id| {
        let href = Address::of(&id, Route::Review).to_hash();
        view! {
            <p>
                "It was made for " <strong>{id}</strong> ". "
                <a href=href>"Check a package by those rules"</a>
            </p>
        }
    });
    let about = of.about().map(|about| view! { <OfItself about=about.clone() /> });
    view! {
        <section class="rq-stack" aria-labelledby="review-outcome">
            <div class=look(of)>
                <h2 id="review-outcome">{of.heading()}</h2>
                <p class="rq-small" dir="auto">
                    {checked.file.clone()}
                </p>
                <p>{meaning(of)}</p>
                {elsewhere}
                {points}
            </div>
            {about}
        </section>
    }
}

/// What a package says about itself.
#[component]
fn OfItself(about: About) -> impl IntoView {
    let desk = Desk::here();
    let digest = about.sha256.clone();
    let copy = move |_| {
        clipboard::copy(&digest, move |copied| {
            desk.announce(if copied { "Copied" } else { "The browser did not let us copy it." }.to_owned());
        });
    };
    let made = format!("{}, by {}", about.today.in_words(), about.made_by);
    let rules = format!("{}, version {}", about.pack.id, about.pack.version);
    view! {
        <dl class="rq-answers">
            <div>
                <dt>"Short digest, to read over the telephone"</dt>
                <dd>
                    <code>{about.short_digest}</code>
                </dd>
            </div>
            <div>
                <dt>"SHA-256"</dt>
                <dd>
                    <code class="review-digest">{about.sha256}</code>
                </dd>
                <dd class="rq-screen">
                    <button type="button" class="rq-link" on:click=copy>
                        "Copy" <span class="rq-hidden">" the digest"</span>
                    </button>
                </dd>
            </div>
            <div>
                <dt>"Made on"</dt>
                <dd>{made}</dd>
            </div>
            <div>
                <dt>"Rules it was made with"</dt>
                <dd>{rules}</dd>
            </div>
        </dl>
    }
}
