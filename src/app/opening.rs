//! Putting another draft on the desk: from a file, from another tab, or an empty one.

use crate::browser::files;
use crate::came_in::{CameIn, Incoming};
use crate::desk::Desk;
use gloo::file::File;
use leptos::prelude::GetUntracked;
use leptos::task::spawn_local;
use requisite_request::{Kinship, RequestFile, draft_page_beside};
use requisite_session::{
    DraftRecord, Opened, Route, draft_file_name, draft_summary, open_draft, open_record,
};

/// What to say about a file, and whether it is bad news.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FileMessage {
    /// The sentences.
    pub text: String,
    /// Whether the file was not opened.
    pub is_problem: bool,
}

/// Gives the person the draft as a file.
pub fn save_copy(desk: Desk) -> FileMessage {
    let (pack, words) = (desk.pack(), desk.words());
    let file = RequestFile::new(pack.stamp.clone(), desk.peek(Clone::clone));
    let title = format!("Draft request to {}", words.agency.name);
    let beside = desk.saver().exchanged().beside(&file.request);
    let summary = draft_summary(&pack, &words, &file.request);
    let page = draft_page_beside(&file, &title, &summary, beside.as_ref());
    desk.saver().exchange(|exchanged| exchanged.went_out(&file.request));
    let name = draft_file_name(&pack, desk.today());
    files::download(&name, "text/html", &page);
    FileMessage {
        text: format!("Your browser was asked to save {name}. Keep it where you find it again."),
        is_problem: false,
    }
}

/// Opens a draft file in the place of the draft on the desk, which an undo brings back. Where both go on from one that was
/// exchanged before, and both were changed since, nothing is replaced: the page opens that brings them together.
pub async fn open_file(desk: Desk, incoming: Incoming, file: File) -> FileMessage {
    let name = file.name();
    let opened = match read(desk, &file).await {
        Ok(opened) => opened,
        Err(problem) => return problem,
    };
    let mine = desk.request().get_untracked();
    let kinship = desk.saver().exchanged().kinship(&mine, &opened.request, &opened.exchanged);
    if let Kinship::Branched(_) = kinship {
        incoming.set(Some(CameIn { name, opened }));
        desk.go(Route::Merge);
        let text =
            "You and a co-author both changed this draft. What differs is shown before anything changes.";
        return FileMessage { text: text.to_owned(), is_problem: false };
    }
    desk.open(&opened);
    let mut text = opened_sentences(&name, &opened);
    if kinship == Kinship::Unknown && !mine.is_empty() {
        text.push_str(
            " To bring both together instead, use Undo and then \u{201c}Bring two drafts together\u{201d}.",
        );
    }
    FileMessage { text, is_problem: false }
}

/// Takes in a draft file that is to be brought together with the draft on the desk, and changes nothing yet.
pub async fn bring_in(desk: Desk, incoming: Incoming, file: File) -> Option<FileMessage> {
    match read(desk, &file).await {
        Ok(opened) => {
            incoming.set(Some(CameIn { name: file.name(), opened }));
            None
        }
        Err(problem) => Some(problem),
    }
}

async fn read(desk: Desk, file: &File) -> Result<Opened, FileMessage> {
    let opened = match files::read(file).await {
        Ok(bytes) => open_draft(&bytes, &desk.pack().stamp),
        Err(error) => Err(error),
    };
    opened.map_err(|error| FileMessage {
        text: format!("{error} Your draft on this page is unchanged."),
        is_problem: true,
    })
}

fn opened_sentences(name: &str, opened: &Opened) -> String {
    let mut text = format!("Opened {name}. To go back to what was here before, use Undo.");
    if opened.older_pack.is_some() {
        text.push_str(
            " The agency\u{2019}s questions have changed since it was saved. Look at each task again.",
        );
    }
    if !opened.unknown.is_empty() {
        let parts = opened.unknown.join(", ");
        text.push_str(&format!(" These parts are unknown to this version and were left out: {parts}."));
    }
    text
}

/// Clears the draft. An undo brings it back.
pub fn start_again(desk: Desk) -> FileMessage {
    desk.clear();
    FileMessage { text: "The draft is empty now. To bring it back, use Undo.".to_owned(), is_problem: false }
}

/// Shows the draft that another tab has saved, in the place of this tab's.
pub fn take_theirs(desk: Desk) {
    spawn_local(async move {
        let theirs = desk.saver().theirs().await;
        if !desk.saver().is_asking() {
            // It was answered already.
            return;
        }
        match theirs {
            Ok(Some(record)) => show_theirs(desk, record),
            // There is nothing to take over: what is here can be saved.
            _ => desk.keep_mine(None),
        }
    });
}

fn show_theirs(desk: Desk, record: DraftRecord) {
    let opened = record.file().ok().and_then(|file| open_record(file, &desk.pack().stamp).ok());
    match opened {
        Some(opened) => {
            desk.take_over(&record, opened.request);
            desk.announce("The draft from the other tab is shown now. Undo brings yours back.".to_owned());
        }
        None => desk.announce("The draft from the other tab could not be read.".to_owned()),
    }
}

/// Saves this tab's draft over what another tab has saved.
pub fn keep_mine(desk: Desk) {
    spawn_local(async move {
        let theirs = desk.saver().theirs().await.ok().flatten();
        if desk.saver().is_asking() {
            desk.keep_mine(theirs.map(|record| record.version));
        }
    });
}

/// When the person comes back to this tab: shows what another tab has saved since, if nothing is unsaved here.
pub fn look_elsewhere(desk: Desk) {
    let saver = desk.saver();
    if !saver.is_clean() {
        return;
    }
    let seen = saver.seen();
    spawn_local(async move {
        let theirs = saver.theirs().await;
        // What was read while this tab saved may be older than what it saved.
        if let Ok(Some(record)) = theirs
            && saver.is_clean()
            && saver.seen() == seen
            && seen.as_ref() != Some(&record.version)
        {
            show_theirs(desk, record);
        }
    });
}
