//! Filling orders: what the workers do with a message, kept here so that it is tested without a browser.

use crate::{NotBound, Package, Progress, bind, formed, prepare};
use requisite_request::{BindAnswer, BindOrder, PackageAnswer, PackageOrder, map_of};

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
    let prepared = prepare(&pack, &order.request.request, order.today, &mut |Progress { done, total }| {
        say(PackageAnswer::Progress { done, total });
    });
    say(match prepared {
        Ok(prepared) => PackageAnswer::Prepared(prepared),
        Err(reason) => PackageAnswer::Refused { sentences: reason.sentences(&pack) },
    });
}

/// Puts together what is ordered, and says how far it is and what came out.
pub fn bind_order(order: BindOrder, say: &mut dyn FnMut(BindAnswer)) {
    let refused = |why: &NotBound| BindAnswer::Refused { sentences: vec![why.to_string()] };
    let answer = match order {
        BindOrder::Package(prepared) => {
            match bind(prepared, &mut |Progress { done, total }| say(BindAnswer::Progress { done, total })) {
                Ok(Package { file_name, bytes, sha256, short_digest, files }) => {
                    BindAnswer::Made { file_name, bytes, sha256, short_digest, files }
                }
                Err(why) => refused(&why),
            }
        }
        BindOrder::File(file) => match formed(file) {
            Ok(bytes) => BindAnswer::File { bytes },
            Err(why) => refused(&why),
        },
    };
    say(answer);
}
