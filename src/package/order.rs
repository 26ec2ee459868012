//! Filling orders: what the workers do with a message, kept here so that it is tested without a browser.

use crate::{Package, Progress, bind, prepare, prepare_again};
use requisite_request::{BindAnswer, PackageAnswer, PackageOrder, PreparedPackage, map_of};

/// Prepares the package that is ordered, and says how far it is and what came out.
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
    let (request, today) = (&order.request.request, order.today);
    let progress = &mut |Progress { done, total }| say(PackageAnswer::Progress { done, total });
    let prepared = match &order.made_by {
        None => prepare(&pack, request, today, progress),
        Some(made_by) => Ok(prepare_again(&pack, request, today, made_by, progress)),
    };
    say(match prepared {
        Ok(prepared) => PackageAnswer::Prepared(prepared),
        Err(reason) => PackageAnswer::Refused { sentences: reason.sentences(&pack) },
    });
}

/// Puts together what is ordered, and says how far it is and what came out.
pub fn bind_order(order: PreparedPackage, say: &mut dyn FnMut(BindAnswer)) {
    let bound = bind(order, &mut |Progress { done, total }| say(BindAnswer::Progress { done, total }));
    say(match bound {
        Ok(Package { file_name, bytes, sha256, short_digest, files }) => {
            BindAnswer::Made { file_name, bytes, sha256, short_digest, files }
        }
        Err(why) => BindAnswer::Refused { sentences: vec![why.to_string()] },
    });
}
