//! What all pages of one agency share: the pack, the request being written, the report on it, and where to go.

use crate::browser::clock::measured;
use crate::saving::Saver;
use crate::words;
use leptos::prelude::*;
use requisite_pack::{Pack, Words};
use requisite_precheck::{Report, precheck};
use requisite_request::{Date, Edit, Exchanged, Place, Request};
use requisite_session::{
    Address, DraftRecord, Opened, Route, Session, StepKind, Typing, Version, address_of,
};
use std::any::Any;
use std::sync::Arc;

type Kept = Arc<dyn Any + Send + Sync>;

/// What all pages of one agency share, by context. One desk belongs to one loaded pack.
///
/// Read the request with [`Desk::read`] or [`Desk::memo`], change it with [`Desk::edit`] and its sisters; everything else
/// follows from it.
#[derive(Clone, Copy)]
pub struct Desk {
    pack: StoredValue<Arc<Pack>>,
    words: StoredValue<Arc<Words>>,
    today: Date,
    session: RwSignal<Session>,
    report: Memo<Arc<Report>>,
    address: Signal<Address>,
    spoken: RwSignal<String>,
    // The page that can show a summary of errors, and whether it shows one.
    errors: RwSignal<Option<(Route, Signal<bool>)>>,
    saver: Saver,
    /// What a page has made of the pack.
    kept: StoredValue<Option<Kept>>,
    /// Whether its request is somebody else's, and not the draft.
    reads_only: bool,
}

impl Desk {
    /// Sets up the desk of a pack with the request to go on with.
    pub fn new(
        pack: Arc<Pack>,
        today: Date,
        session: RwSignal<Session>,
        address: Signal<Address>,
        saver: Saver,
    ) -> Self {
        let words = Arc::new(pack.words(&pack.language).cloned().unwrap_or_default());
        let checked = pack.clone();
        let report = Memo::new(move |_| {
            let request = session.with(|session| session.request().clone());
            Arc::new(measured("precheck", || precheck(&checked, &request, today)))
        });
        Self {
            pack: StoredValue::new(pack),
            words: StoredValue::new(words),
            today,
            session,
            report,
            address,
            spoken: RwSignal::new(String::new()),
            errors: RwSignal::new(None),
            saver,
            kept: StoredValue::new(None),
            reads_only: false,
        }
    }

    /// A desk with another request to the same agency, as of another day, to read only: nothing on it can be changed or saved.
    pub fn to_read(self, request: Request, today: Date) -> Self {
        let session = RwSignal::new(Session::new(request));
        Self { reads_only: true, ..Self::new(self.pack(), today, session, self.address, self.saver) }
    }

    /// What a page makes of the pack, such as an index of its catalog: made once, and there when the page comes again. The desk
    /// does not know what it is, so that its code stays with the page.
    pub fn kept<T: Send + Sync + 'static>(&self, make: impl FnOnce() -> T) -> Arc<T> {
        let kept = self.kept.get_value().and_then(|kept| kept.downcast::<T>().ok());
        kept.unwrap_or_else(|| {
            let made = Arc::new(make());
            self.kept.set_value(Some(made.clone()));
            made
        })
    }

    /// The desk of the page that is being built.
    pub fn here() -> Self {
        expect_context()
    }

    /// The agency. Not reactive: another agency is another desk.
    pub fn pack(&self) -> Arc<Pack> {
        self.pack.get_value()
    }

    /// The agency's words.
    pub fn words(&self) -> Arc<Words> {
        self.words.get_value()
    }

    /// Today, by the person's calendar when the page was opened.
    pub fn today(&self) -> Date {
        self.today
    }

    /// Reads the request; runs again when it changes.
    pub fn read<T>(&self, f: impl FnOnce(&Request) -> T) -> T {
        self.session.with(|session| f(session.request()))
    }

    /// Reads the request once, as it is now.
    pub fn peek<T>(&self, f: impl FnOnce(&Request) -> T) -> T {
        self.session.with_untracked(|session| f(session.request()))
    }

    /// A slice of the request: what reads it runs again only when the slice changes.
    pub fn memo<T>(&self, f: impl Fn(&Request) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let session = self.session;
        Memo::new(move |_| session.with(|session| f(session.request())))
    }

    /// The whole request, shared.
    pub fn request(&self) -> Memo<Arc<Request>> {
        let session = self.session;
        Memo::new(move |_| session.with(|session| session.request().clone()))
    }

    /// What the check says; made once a change.
    pub fn report(&self) -> Memo<Arc<Report>> {
        self.report
    }

    /// A slice of the report.
    #[expect(clippy::wrong_self_convention, reason = "it makes nothing of a report, it reads from it")]
    pub fn from_report<T>(&self, f: impl Fn(&Report) -> T + Send + Sync + 'static) -> Memo<T>
    where
        T: PartialEq + Clone + Send + Sync + 'static,
    {
        let report = self.report;
        Memo::new(move |_| report.with(|report| f(report)))
    }

    /// Makes one change, as one step that can be undone.
    pub fn edit(&self, edit: Edit) {
        self.edit_all(&[edit]);
    }

    /// Makes several changes as one step.
    pub fn edit_all(&self, edits: &[Edit]) {
        self.change(|session| session.edit(edits, Typing::No));
    }

    /// Makes the change of one stroke of typing: strokes in the same field (`field` is its DOM id) join into one step.
    pub fn type_text(&self, field: &str, edit: Edit) {
        self.change(|session| session.edit(&[edit], Typing::Yes(field.to_owned())));
    }

    /// Ends a run of typing, when its field is left.
    pub fn pause_typing(&self) {
        // A field that is taken off the page loses the focus when its desk may be gone already.
        let _ = self.session.try_update_untracked(Session::pause);
    }

    /// Puts the draft of a file in the place of this one, as one step.
    pub fn open(&self, opened: &Opened) {
        self.exchange(&opened.request, StepKind::Opened, |exchanged, before| {
            exchanged.opened(before, &opened.request, &opened.exchanged);
        });
    }

    /// Clears the draft, as one step.
    pub fn clear(&self) {
        let nothing = Request::default();
        self.exchange(&nothing, StepKind::Cleared, |exchanged, before| {
            exchanged.opened(before, &nothing, &Exchanged::default());
        });
    }

    /// Brings what a file says into the draft, as one step: the request in which both are together.
    pub fn merge(&self, together: &Request, theirs: &Opened) {
        self.exchange(together, StepKind::Merged, |exchanged, before| {
            exchanged.merged(before, together, &theirs.request, &theirs.exchanged);
        });
    }

    /// Puts another request in the place of this one, as one step.
    pub fn replace(&self, request: Request, kind: StepKind) {
        self.change(|session| session.replace(request, kind));
    }

    /// Puts another request in the place of this one, and notes what came in with it.
    fn exchange(&self, request: &Request, kind: StepKind, note: impl FnOnce(&mut Exchanged, &Request)) {
        let (_, before) = self.revision();
        self.replace(request.clone(), kind);
        self.saver.exchange(|exchanged| note(exchanged, &before));
    }

    /// Shows what another tab has saved: as one step, so that this tab's draft comes back with an undo.
    pub fn take_over(&self, theirs: &DraftRecord, request: Request) {
        let now = self.session.try_update(|session| {
            session.replace(request, StepKind::Opened);
            (session.revision(), session.request().clone())
        });
        if let Some((revision, request)) = now {
            self.saver.taken_over(theirs, revision, request);
        }
    }

    /// Saves this tab's draft over the one with this version, as the person wants.
    pub fn keep_mine(&self, theirs: Option<Version>) {
        let (revision, request) = self.revision();
        self.saver.keep_mine(theirs, revision, request);
    }

    fn revision(&self) -> (u64, Arc<Request>) {
        self.session.with_untracked(|session| (session.revision(), session.request().clone()))
    }

    /// Takes the last step back.
    pub fn undo(&self) {
        let label = self.session.with_untracked(Session::can_undo);
        if self.walk(Session::undo) {
            self.announce(crate::words::undone(label));
        }
    }

    /// Does the step again that was taken back last.
    pub fn redo(&self) {
        let label = self.session.with_untracked(Session::can_redo);
        if self.walk(Session::redo) {
            self.announce(crate::words::redone(label));
        }
    }

    /// Goes a step back or on. What a file brought in goes and comes with its step.
    fn walk(&self, step: impl FnOnce(&mut Session) -> bool) -> bool {
        let (_, before) = self.revision();
        let walked = self.change(step);
        if walked {
            let (_, now) = self.revision();
            self.saver.exchange(|exchanged| exchanged.moved(&before, &now));
        }
        walked
    }

    /// What an undo would take back and a redo would do again.
    pub fn steps(&self) -> Memo<(Option<StepKind>, Option<StepKind>)> {
        let session = self.session;
        Memo::new(move |_| session.with(|session| (session.can_undo(), session.can_redo())))
    }

    fn change(&self, change: impl FnOnce(&mut Session) -> bool) -> bool {
        if self.reads_only {
            return false;
        }
        let changed = self.session.try_maybe_update(|session| {
            let changed = change(session);
            (changed, changed)
        });
        let changed = changed.unwrap_or(false);
        if changed {
            let (revision, request) = self.revision();
            self.saver.edited(revision, request);
        }
        changed
    }

    /// Whether the draft is saved, and what to do about it.
    pub fn saver(&self) -> Saver {
        self.saver
    }

    /// Says something to people who listen to the page, without moving the focus.
    pub fn announce(&self, text: String) {
        // The same text twice is not said twice, unless it differs.
        let again = self.spoken.with_untracked(|spoken| *spoken == text);
        self.spoken.set(if again { format!("{text}\u{a0}") } else { text });
    }

    /// What the live region says.
    pub fn spoken(&self) -> Signal<String> {
        self.spoken.into()
    }

    /// Says where to read whether this page shows a summary of errors, for the title of the window.
    pub fn errors_shown_when(&self, shown: Signal<bool>) {
        let route = self.address.with_untracked(|address| address.route.clone());
        self.errors.set(Some((route, shown)));
    }

    /// Whether the page on the screen shows a summary of errors.
    pub fn has_errors(&self) -> bool {
        let shown = self.errors.get().filter(|(page, _)| self.address.with(|address| *page == address.route));
        // A page that is gone shows nothing.
        shown.and_then(|(_, shown)| shown.try_get()).unwrap_or(false)
    }

    /// Where the person is.
    pub fn address(&self) -> Signal<Address> {
        self.address
    }

    /// Link to a page of this agency.
    pub fn href(&self, route: Route) -> String {
        self.pack.with_value(|pack| Address::of(&pack.stamp.id, route).to_hash())
    }

    /// Title of a page. That of an element is its label, and an id that the catalog has not has no page.
    pub fn title_of(&self, route: &Route) -> String {
        match route {
            Route::Element(id) => {
                let label = self.pack().element(id).map(|element| element.label.clone());
                label.unwrap_or_else(|| words::NOT_FOUND.to_owned())
            }
            route => words::title_of(route, &self.words()),
        }
    }

    /// Link to the page that holds a place, and to the place on it.
    pub fn href_at(&self, place: &Place) -> String {
        self.pack.with_value(|pack| address_of(place, pack).to_hash())
    }

    /// Goes to a page of this agency.
    pub fn go(&self, route: Route) {
        crate::browser::hash::go(&self.href(route));
    }
}
