//! The tests, one file each. Their names are sentences; a file says what its test does step by step.

mod around_the_world;
mod axe;
mod bad_files;
mod catalog;
mod documents;
mod drafts;
mod elsewhere;
mod figures;
mod findings;
mod handed_over;
mod hostile;
mod journey;
mod keyboard;
mod layout;
mod long_texts;
mod main_job;
mod merging;
mod missing_parts;
mod no_storage;
mod office;
mod offline;
mod page_states;
mod places;
mod privacy;
mod public;
mod read_aloud;
mod review;
mod sealed;
mod sending;
mod survives;
mod twenty_by_keyboard;

use crate::problem::Problem;
use crate::world::World;

/// A test.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Test {
    /// A whole request by keyboard and mouse, and its package.
    Journey,
    /// The findings on the check page, and two remedies.
    Findings,
    /// A reload, a crashed tab, a killed browser.
    Survives,
    /// No storage, and a full one.
    NoStorage,
    /// Files that are no drafts.
    BadFiles,
    /// The accessibility checker on every page.
    Axe,
    /// Every page as a screen reader is given it.
    ReadAloud,
    /// No page is wider than the window.
    Layout,
    /// The page on what is public, and an enrollment file.
    Public,
    /// A package that came in.
    Review,
    /// A package on its way to the agency, with all that can happen to it there.
    Sending,
    /// A package that is handed to the page around the app.
    HandedOver,
    /// No server, and a newer version.
    Offline,
    /// Deep in a host's folders, and as one file on a disk.
    Places,
    /// What is kept, loaded and sent.
    Privacy,
    /// Several drafts for one agency.
    Drafts,
    /// A draft that comes back from a co-author.
    Merging,
    /// A part of the program that does not come.
    MissingParts,
    /// Ways into the catalog: links, lists, pages of elements.
    Catalog,
    /// Long texts, typed in many ways, and the sentences before them.
    LongTexts,
    /// The agency's documents by their headings.
    Documents,
    /// Documents and workbooks, opened by other programs.
    Office,
    /// A sealed package, opened by another program.
    Sealed,
    /// The same draft in other time zones and languages.
    AroundTheWorld,
    /// Twenty elements chosen without a mouse.
    TwentyByKeyboard,
    /// Every control by keyboard.
    Keyboard,
    /// Requests that are not for this agency's process.
    Elsewhere,
    /// Texts that would like to be programs.
    Hostile,
    /// Measurements; no gates.
    Figures,
}

impl Test {
    /// All, quick and telling ones first.
    pub const ALL: [Self; 29] = [
        Self::Findings,
        Self::Journey,
        Self::Survives,
        Self::NoStorage,
        Self::BadFiles,
        Self::Elsewhere,
        Self::Public,
        Self::Review,
        Self::Sending,
        Self::HandedOver,
        Self::Offline,
        Self::Places,
        Self::Privacy,
        Self::Drafts,
        Self::Merging,
        Self::MissingParts,
        Self::Catalog,
        Self::TwentyByKeyboard,
        Self::Hostile,
        Self::LongTexts,
        Self::Documents,
        Self::Office,
        Self::Sealed,
        Self::AroundTheWorld,
        Self::Keyboard,
        Self::Layout,
        Self::ReadAloud,
        Self::Axe,
        Self::Figures,
    ];

    /// What it says when it passes.
    pub fn name(self) -> &'static str {
        match self {
            Self::Journey => "journey_makes_the_same_package_as_the_command_line",
            Self::Findings => "findings_match_the_command_line",
            Self::Survives => "draft_survives_reload_and_a_killed_tab",
            Self::NoStorage => "full_or_blocked_storage_is_said",
            Self::BadFiles => "bad_files_leave_the_draft_alone",
            Self::ReadAloud => "every_page_reads_sensibly_aloud",
            Self::Axe => "every_page_passes_axe",
            Self::Public => "what_is_public_is_pictured_and_counted",
            Self::Review => "a_package_that_came_in_is_checked",
            Self::Sending => "a_package_is_sent_exactly_once",
            Self::HandedOver => "a_package_is_handed_to_the_agencys_page_alone",
            Self::Offline => "everything_works_without_the_server",
            Self::Places => "the_page_works_in_any_folder_and_as_one_file",
            Self::Privacy => "what_is_kept_loaded_and_sent_is_true",
            Self::Drafts => "several_drafts_for_one_agency",
            Self::Merging => "a_draft_that_comes_back_is_brought_in",
            Self::Layout => "layout_holds_at_320_px_and_200_percent_text",
            Self::MissingParts => "a_part_that_does_not_come_is_said_and_fetched_again",
            Self::Catalog => "links_lists_and_pages_of_elements",
            Self::LongTexts => "long_texts_stay_and_sentences_follow",
            Self::Office => "documents_and_workbooks_open_elsewhere",
            Self::Sealed => "what_is_sealed_opens_elsewhere",
            Self::Documents => "documents_by_the_agencys_headings",
            Self::AroundTheWorld => "a_draft_gives_the_same_package_around_the_world",
            Self::TwentyByKeyboard => "twenty_elements_by_keyboard",
            Self::Keyboard => "keyboard_alone_reaches_everything",
            Self::Elsewhere => "routes_that_end_elsewhere",
            Self::Hostile => "hostile_texts_do_nothing",
            Self::Figures => "figures_are_printed",
        }
    }

    /// Carries it out.
    pub async fn run(self, world: &World) -> Result<(), Problem> {
        match self {
            Self::Journey => journey::run(world).await,
            Self::Findings => findings::run(world).await,
            Self::Survives => survives::run(world).await,
            Self::NoStorage => no_storage::run(world).await,
            Self::BadFiles => bad_files::run(world).await,
            Self::ReadAloud => read_aloud::run(world).await,
            Self::Axe => axe::run(world).await,
            Self::Public => public::run(world).await,
            Self::Review => review::run(world).await,
            Self::Sending => sending::run(world).await,
            Self::HandedOver => handed_over::run(world).await,
            Self::Offline => offline::run(world).await,
            Self::Places => places::run(world).await,
            Self::Privacy => privacy::run(world).await,
            Self::Drafts => drafts::run(world).await,
            Self::Merging => merging::run(world).await,
            Self::Layout => layout::run(world).await,
            Self::MissingParts => missing_parts::run(world).await,
            Self::Catalog => catalog::run(world).await,
            Self::LongTexts => long_texts::run(world).await,
            Self::Documents => documents::run(world).await,
            Self::Office => office::run(world).await,
            Self::Sealed => sealed::run(world).await,
            Self::AroundTheWorld => around_the_world::run(world).await,
            Self::TwentyByKeyboard => twenty_by_keyboard::run(world).await,
            Self::Keyboard => keyboard::run(world).await,
            Self::Elsewhere => elsewhere::run(world).await,
            Self::Hostile => hostile::run(world).await,
            Self::Figures => figures::run(world).await,
        }
    }
}
