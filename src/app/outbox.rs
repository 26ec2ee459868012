//! The way to what sends packages: a part of the program that is fetched when somebody sends one, or when an earlier visit left one.
//!
//! What is known of packages on their way is here, so that every page can show it; `sending.rs` does the work.

use crate::browser::outbox_mark;
use crate::later::{Later, parts};
use gloo::file::Blob;
use leptos::prelude::*;
use requisite_session::{Consignment, Parcel};
use std::collections::BTreeMap;
use std::rc::Rc;

/// A package on its way, as it is shown.
#[derive(Clone, Debug, PartialEq)]
pub struct OnItsWay {
    /// The package.
    pub parcel: Parcel,
    /// Whether this browser keeps it when the page is closed.
    pub is_kept: bool,
    /// Whether every page is to tell how it stands: until it was received and the person has taken note, or stopped it.
    pub is_told: bool,
    /// Whether another tab may be sending it.
    pub is_elsewhere: bool,
    /// How it stands, in words, as of the last change.
    pub sentence: String,
}

/// What a person wants done with a package. The texts are keys.
pub enum Order {
    /// Send it.
    Send(Box<Consignment>, Blob),
    /// Stop it.
    Stop(String),
    /// Send it now, or once more.
    Again(String),
    /// Say no more of it on every page.
    Noted(String),
    /// Take it off the list.
    Remove(String),
}

type CarryOut = Rc<dyn Fn(Order)>;

/// Packages on their way, by context. Copy.
#[derive(Clone, Copy)]
pub struct Outbox {
    /// The packages, oldest first.
    pub list: RwSignal<Vec<OnItsWay>>,
    /// Bytes sent of a package that is being sent now, by key.
    pub sent: RwSignal<BTreeMap<String, u64>>,
    part: Later<parts::BeginSending>,
    carry_out: StoredValue<Option<CarryOut>, LocalStorage>,
    waiting: StoredValue<Vec<Order>, LocalStorage>,
    /// Whether somebody has sent something and looks for where it stands.
    is_looked_for: StoredValue<bool>,
}

impl Outbox {
    /// Fetches the part that sends if an earlier visit left something to send.
    pub fn new() -> Self {
        let outbox = Self {
            list: RwSignal::new(Vec::new()),
            sent: RwSignal::new(BTreeMap::new()),
            part: Later::new(|| Box::pin(parts::outbox())),
            carry_out: StoredValue::new_local(None),
            waiting: StoredValue::new_local(Vec::new()),
            is_looked_for: StoredValue::new(false),
        };
        // Once, when it is here.
        Effect::new(move |_| {
            if let Some(begin) = outbox.part.here() {
                begin(outbox);
            }
        });
        if outbox_mark::is_set() {
            outbox.part.fetch();
        }
        outbox
    }

    /// Whether the part that sends could not be loaded.
    pub fn is_missing(self) -> bool {
        self.part.has_failed()
    }

    /// Has something done, as soon as the part that does it is here.
    pub fn tell(self, order: Order) {
        if matches!(order, Order::Send(..)) {
            self.is_looked_for.set_value(true);
        }
        if let Some(carry_out) = self.carry_out.get_value() {
            return carry_out(order);
        }
        self.waiting.update_value(|waiting| {
            // What could not be done before was said, and is told anew.
            if self.part.has_failed() {
                waiting.clear();
            }
            waiting.push(order);
        });
        self.part.fetch();
    }

    /// Whether the list of what was sent is to take the focus, which was on a button that is gone. Once after each sending.
    pub fn is_looked_for(self) -> bool {
        self.is_looked_for.try_update_value(std::mem::take).unwrap_or_default()
    }

    /// The part is here: this carries orders out, those first that wait.
    pub fn carry_out_by(self, carry_out: CarryOut) {
        self.carry_out.set_value(Some(carry_out.clone()));
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for order in waiting {
            carry_out(order);
        }
    }
}
