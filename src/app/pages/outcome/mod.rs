//! An outcome that ends elsewhere: what it is, and what to do next.

use crate::desk::Desk;
use crate::pages::UnknownPage;
use crate::pages::public::{Cite, Products};
use crate::parts::contact::ContactCard;
use crate::parts::explain::Ways;
use crate::parts::finding_fixes::Pending;
use crate::parts::pack_links::PackLinks;
use crate::parts::page_title::PageTitle;
use leptos::prelude::*;
use requisite_pack::Route as PackRoute;
use requisite_precheck::VerdictOf;
use requisite_request::{ElementId, ProductId, QuestionId, Years};
use requisite_session::{Route, address_of};

/// An outcome that ends elsewhere.
#[component]
pub fn OutcomePage(
    /// Id of the pack's route.
    id: String,
) -> impl IntoView {
    let desk = Desk::here();
    match desk.pack().routes.iter().find(|route| route.id == id) {
        Some(route) => view! { <Outcome route=route.clone() /> }.into_any(),
        None => view! { <UnknownPage /> }.into_any(),
    }
}

#[component]
fn Outcome(route: PackRoute) -> impl IntoView {
    let desk = Desk::here();
    let words = desk.words().routes.get(&route.id).cloned().unwrap_or_default();
    let text: Vec<_> = words.text.iter().map(|text| view! { <p>{text.clone()}</p> }).collect();
    let next: Vec<_> = words.next.iter().map(|text| view! { <li>{text.clone()}</li> }).collect();
    let next = (!next.is_empty()).then(|| view! { <h2>"What to do next"</h2><ol>{next}</ol> });
    // The other door first; the agency itself can always be asked.
    let own = desk.pack().contacts.first().map(|contact| contact.id.clone());
    let own = own.filter(|own| route.contact.as_ref() != Some(own));
    let cards: Vec<_> =
        route.contact.clone().into_iter().chain(own).map(|id| view! { <ContactCard id /> }).collect();
    let contact = (!cards.is_empty()).then(|| view! { <h2>"Whom to ask"</h2>{cards} });
    let links = (!route.links.is_empty())
        .then(|| view! { <h2>"Pages that help"</h2><PackLinks ids=route.links.clone() /> });
    view! {
        <div class="rq-stack outcome-page">
            <PageTitle text=words.title.clone() />
            {text}
            <PublicFiles id=route.id.clone() />
            {next}
            {contact}
            {links}
            <WhyHere id=route.id.clone() ends=route.ends_journey />
        </div>
    }
}

/// Where the answers lead here because all of it is public: the files that hold it, by element.
#[component]
fn PublicFiles(id: String) -> impl IntoView {
    let desk = Desk::here();
    let all_is = desk.from_report(move |report| {
        let here = report.routes.iter().find(|route| route.id == id);
        here.is_some_and(|route| route.because.iter().any(|fact| fact == "all_public"))
    });
    // What was taken from public files already, and what still could be.
    let held = Memo::new(move |_| {
        let mut held: Vec<(ElementId, Years, Vec<ProductId>)> = Vec::new();
        if all_is.get() {
            desk.read(|request| {
                let taken = request.public_instead.iter();
                held.extend(taken.map(|it| (it.element.clone(), it.years.clone(), it.products.clone())));
            });
            desk.report().with(|report| {
                let rows = report.coverage.iter();
                held.extend(rows.map(|it| (it.element.clone(), it.years.clone(), it.products.clone())));
            });
        }
        held
    });
    let item = move |(element, years, products): (ElementId, Years, Vec<ProductId>)| {
        let label = desk.pack().label(&element).to_owned();
        view! {
            <li>
                <strong>{label}</strong>
                {format!(", {years}:")}
                <Products ids=products />
            </li>
        }
    };
    view! {
        <Show when=move || held.with(|held| !held.is_empty())>
            <h2>"The files that hold it"</h2>
            <ul id="public-files">{move || held.get().into_iter().map(item).collect_view()}</ul>
            {move || view! { <Cite ids=held.with(|held| files_of(held)) /> }}
        </Show>
    }
}

/// The files of these elements, each once.
fn files_of(held: &[(ElementId, Years, Vec<ProductId>)]) -> Vec<ProductId> {
    let mut files = Vec::new();
    for id in held.iter().flat_map(|(_, _, products)| products) {
        if !files.contains(id) {
            files.push(id.clone());
        }
    }
    files
}

/// The answers that lead here, with ways to change them.
#[component]
fn WhyHere(id: String, ends: bool) -> impl IntoView {
    let desk = Desk::here();
    let of = StoredValue::new(VerdictOf::Route(id.clone()));
    let pending: Pending = RwSignal::new(None);
    let because = desk.from_report(move |report| {
        report.routes.iter().find(|route| route.id == id).map(|route| route.because.clone())
    });
    let change = move |fact: String| {
        let pack = desk.pack();
        let question = QuestionId::new(&fact).ok().filter(|id| pack.question(id).is_some());
        match question {
            Some(id) => {
                let words = desk.words();
                let label = words.question_label(&id);
                let place = requisite_request::Place::Question(id);
                let href = address_of(&place, &pack).to_hash();
                let lead = if ends { "Go back and change the answer: " } else { "Look at the answer: " };
                view! { <li><a href=href>{lead} {label}</a></li> }.into_any()
            }
            None => {
                let lead =
                    if ends { "Go back and change the data you chose" } else { "Look at the data you chose" };
                view! { <li><a href=desk.href(Route::Data)>{lead}</a></li> }.into_any()
            }
        }
    };
    let applies = Memo::new(move |_| because.with(Option::is_some));
    let keep = move || {
        let to_all = because.with(|because| because.as_ref().is_some_and(Vec::is_empty));
        match (ends, to_all) {
            (true, _) => "Your draft is kept. Your answers lead here:",
            (false, true) => "This way is open to everyone. You can go on with your request as well.",
            (false, false) => {
                "It goes with your request, which you can go on with. It rests on these answers:"
            }
        }
    };
    view! {
        <Show
            when=move || applies.get()
            fallback=move || view! { <p>"Your answers so far do not lead here."</p> }
        >
            <section class="rq-stack">
                <h2>"Why you see this"</h2>
                <p>{keep}</p>
                <ul>{move || because.get().unwrap_or_default().into_iter().map(change).collect_view()}</ul>
                <Ways of=of.get_value() about="that you see this" pending />
            </section>
        </Show>
        <p>
            <a href=desk.href(Route::Tasks)>"Back to all tasks"</a>
        </p>
    }
}
