//! Parts of the program that are loaded on first use, so that the list of agencies is there at once.
//!
//! `cargo xtask dist` splits the app at the functions of [`parts`]: what only they use goes into a file of its own.

use crate::browser::pack_fetch::FetchError;
use crate::parts::page_title::PageTitle;
use crate::parts::trouble::Trouble;
use crate::words;
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::future::Future;
use std::pin::Pin;
use wasm_split_helpers::SplitLoaderError;

/// A part could not be loaded; trying again may help.
#[derive(Clone, Copy, Debug)]
pub struct NotLoaded;

impl From<SplitLoaderError> for NotLoaded {
    fn from(_: SplitLoaderError) -> Self {
        Self
    }
}

/// A part on its way.
type Load<T> = Pin<Box<dyn Future<Output = Result<T, NotLoaded>>>>;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State<T> {
    NotAsked,
    Loading,
    Failed,
    Here(T),
}

/// A part of the program: what it draws with, once it is here. Copy; make it above all that uses it.
#[derive(Clone, Copy, Debug)]
pub struct Later<T: Copy + Send + Sync + 'static> {
    state: RwSignal<State<T>>,
    load: fn() -> Load<T>,
}

impl<T: Copy + PartialEq + Send + Sync + 'static> Later<T> {
    /// A part that nobody has asked for yet.
    pub fn new(load: fn() -> Load<T>) -> Self {
        Self { state: RwSignal::new(State::NotAsked), load }
    }

    /// Fetches the part unless it is here or on its way.
    pub fn fetch(self) {
        if matches!(self.state.get_untracked(), State::Loading | State::Here(_)) {
            return;
        }
        self.state.set(State::Loading);
        let loading = (self.load)();
        spawn_local(async move {
            let state = loading.await.map_or(State::Failed, State::Here);
            let _ = self.state.try_set(state);
        });
    }

    /// Whether it is here.
    pub fn is_here(self) -> bool {
        matches!(self.state.get(), State::Here(_))
    }

    /// Whether it could not be loaded.
    pub fn has_failed(self) -> bool {
        matches!(self.state.get(), State::Failed)
    }

    /// The part, once it is here.
    pub fn here(self) -> Option<T> {
        match self.state.get() {
            State::Here(part) => Some(part),
            _ => None,
        }
    }

    /// What to call a page that waits for it, if it is not here.
    pub fn title(self) -> Option<&'static str> {
        match self.state.get() {
            State::Here(_) => None,
            State::Failed => Some(words::NOT_LOADED),
            State::NotAsked | State::Loading => Some(words::LOADING),
        }
    }

    /// Draws with the part; until it is here, says so, within a frame, and fetches it.
    pub fn show(
        self,
        frame: fn(AnyView) -> AnyView,
        draw: impl Fn(T) -> AnyView + Send + 'static,
    ) -> impl IntoView {
        self.fetch();
        let state = Memo::new(move |_| self.state.get());
        move || match state.get() {
            State::Here(part) => draw(part),
            State::Failed => frame(view! { <Missing again=move || self.fetch() /> }.into_any()),
            State::NotAsked | State::Loading => {
                frame(view! { <p role="status">"Loading\u{2026}"</p> }.into_any())
            }
        }
    }
}

/// In the place of what the part would draw.
#[component]
fn Missing(again: impl Fn() + 'static) -> impl IntoView {
    view! {
        <div class="rq-stack">
            <PageTitle text=words::NOT_LOADED />
            <Trouble error=FetchError::PartNotLoaded again />
        </div>
    }
}

/// The parts that draw at an agency's desk, by context.
#[derive(Clone, Copy, Debug)]
pub struct DeskParts {
    /// The pages on which the request is written.
    pub pages: Later<parts::DrawPage>,
    /// The pages on which it, and the catalog, are read.
    pub review: Later<parts::DrawPage>,
    /// The page that brings two drafts together.
    pub merge: Later<parts::DrawPage>,
}

impl DeskParts {
    /// Parts that nobody has asked for yet. Make them above all that uses them.
    pub fn new() -> Self {
        Self {
            pages: Later::new(|| Box::pin(parts::pages())),
            review: Later::new(|| Box::pin(parts::review())),
            merge: Later::new(|| Box::pin(parts::merge())),
        }
    }
}

/// Where the app is split.
pub mod parts {
    use super::NotLoaded;
    use crate::browser::pack_fetch::{FetchError, Fetched, fetch_pack};
    use crate::outbox::Outbox;
    use leptos::prelude::AnyView;
    use requisite_session::Route;
    use std::future::Future;
    use std::pin::Pin;
    use wasm_split_helpers::wasm_split;

    /// Draws the pages of an agency, given the id of its pack.
    pub type DrawAgency = fn(String) -> AnyView;
    /// Fetches and reads a pack, given its id.
    pub type FetchPack = fn(String) -> Pin<Box<dyn Future<Output = Result<Fetched, FetchError>>>>;
    /// Draws a page of no agency.
    pub type DrawAlone = fn() -> AnyView;
    /// Begins to send packages.
    pub type BeginSending = fn(Outbox);
    /// Draws one page at an agency's desk.
    pub type DrawPage = fn(Route) -> AnyView;

    /// Everything about one agency: the check, the draft, and the first two pages.
    #[wasm_split(agency, fallible)]
    pub fn agency() -> Result<DrawAgency, NotLoaded> {
        Ok(crate::agency::agency_pages)
    }

    /// What reads an agency's pack.
    #[wasm_split(packs, fallible)]
    pub fn packs() -> Result<FetchPack, NotLoaded> {
        Ok(|id| Box::pin(fetch_pack(id)))
    }

    /// The page on what is kept, loaded and sent.
    #[wasm_split(privacy, fallible)]
    pub fn privacy() -> Result<DrawAlone, NotLoaded> {
        Ok(crate::pages::privacy_page)
    }

    /// What sends packages.
    #[wasm_split(outbox, fallible)]
    pub fn outbox() -> Result<BeginSending, NotLoaded> {
        Ok(crate::sending::begin)
    }

    /// The pages on which the request is written.
    #[wasm_split(pages, fallible)]
    pub fn pages() -> Result<DrawPage, NotLoaded> {
        Ok(crate::pages::page_of)
    }

    /// The pages on which the request and the catalog are read: what is public already, an element, the check, the documents, all
    /// questions, an outcome, the package, a package that came in. That of the reasons is here too, because the other part is full.
    #[wasm_split(review, fallible)]
    pub fn review() -> Result<DrawPage, NotLoaded> {
        Ok(crate::pages::review_page_of)
    }

    /// The page that brings a co-author's draft into the one here.
    #[wasm_split(merge, fallible)]
    pub fn merge() -> Result<DrawPage, NotLoaded> {
        Ok(crate::pages::merge_page_of)
    }
}
