//! Filling an order: what the worker does with a message, kept here so that it is tested without a browser.

use crate::{Progress, build};
use requisite_request::{PackageAnswer, PackageOrder, map_of};

/// Makes the package that is ordered, and says how far it is and what came out.
pub fn fill_order(order: PackageOrder, say: &mut dyn FnMut(PackageAnswer)) {
    // A sign of life before any work: whoever waits can tell a slow worker from a dead one.
    say(PackageAnswer::Progress { done: 0, total: 1 });
    let files = map_of(order.files.into_iter().map(|(name, text)| (name, text.into_bytes())));
    let loaded = requisite_pack::load(&files);
    let Some(pack) = loaded.pack else {
        // The page has loaded the same files. What each complaint can say is a hundredth of what the worker may load.
        let sentence = "The agency\u{2019}s rules could not be read by the part of this page that makes packages. Reload the page and try again.";
        return say(PackageAnswer::Refused { sentences: vec![sentence.to_owned()] });
    };
    let made = build(&pack, &order.request.request, order.today, &mut |Progress { done, total }| {
        say(PackageAnswer::Progress { done, total });
    });
    say(match made {
        Ok(made) => PackageAnswer::Made {
            file_name: made.file_name,
            bytes: made.bytes,
            sha256: made.sha256,
            short_digest: made.short_digest,
            files: made.files,
        },
        Err(reason) => PackageAnswer::Refused { sentences: reason.sentences(&pack) },
    });
}
