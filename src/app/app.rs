//! The whole page: which agency and which page of it the address names.

use crate::browser::hash::{self, Whereabouts};
use crate::browser::{focus, page};
use crate::drafts::Drafts;
use crate::later::{DeskParts, Later, parts};
use crate::outbox::Outbox;
use crate::pages::{ChoosePage, UnknownPage};
use crate::shell::{BuildNotice, OutboxNotice, PlainFrame};
use crate::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use requisite_pack::Words;
use requisite_session::Route;

/// The whole page.
#[component]
pub fn App() -> impl IntoView {
    let whereabouts = hash::follow_address();
    let address = whereabouts.address;
    provide_context(whereabouts);
    let drafts = Drafts::new();
    let changes = drafts.changes();
    provide_context(drafts);
    provide_context(Outbox::new());
    let of_agency: Later<parts::DrawAgency> = Later::new(|| Box::pin(parts::agency()));
    // Whatever the page, an agency comes next. What does not come now is fetched when it is needed.
    spawn_local(async {
        let _ = parts::packs().await;
    });
    provide_context(DeskParts::new());
    let agency = Memo::new(move |_| address.with(|address| address.agency.clone()));
    Effect::new(move |_| {
        if let Some(title) = of_agency.title().filter(|_| agency.with(Option::is_some)) {
            page::set_title(&format!("{title} - {}", words::PROGRAM));
        }
    });
    let page = move || match agency.get() {
        Some(id) => {
            changes.track();
            of_agency.show(in_plain_frame, move |draw| draw(id.clone())).into_any()
        }
        None => {
            // Whoever reads the list will choose one.
            of_agency.fetch();
            view! { <PagesOfNoAgency /> }.into_any()
        }
    };
    view! {
        {page}
        <div class="page-notices">
            <OutboxNotice />
            <BuildNotice />
        </div>
    }
}

fn in_plain_frame(view: AnyView) -> AnyView {
    view! { <PlainFrame>{view}</PlainFrame> }.into_any()
}

/// The list of agencies, and what is shown for an address that names none.
#[component]
fn PagesOfNoAgency() -> impl IntoView {
    let Whereabouts { address, moves, left_at } = expect_context();
    let route = Memo::new(move |_| address.with(|address| address.route.clone()));
    let of_privacy: Later<parts::DrawAlone> = Later::new(|| Box::pin(parts::privacy()));
    Effect::new(move |_| {
        let route = address.with(|address| address.route.clone());
        page::set_title(&format!("{} - {}", words::title_of(&route, &Words::default()), words::PROGRAM));
        // A page that is still on its way has no heading yet.
        let is_drawn = route != Route::Privacy || of_privacy.is_here();
        if moves.get() > 0 && is_drawn {
            focus::focus_page(None, left_at.get_value());
        }
    });
    view! {
        <PlainFrame>
            {move || match route.get() {
                Route::Unknown => view! { <UnknownPage /> }.into_any(),
                Route::Privacy => of_privacy.show(|view| view, |draw| draw()).into_any(),
                _ => view! { <ChoosePage /> }.into_any(),
            }}
        </PlainFrame>
    }
}
