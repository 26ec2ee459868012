//! The package encrypted to the agency's keys, where the agency gives any. What is sent is this one, never the open one.

use super::making::Receipt;
use crate::browser::sealer::seal;
use crate::desk::Desk;
use gloo::file::futures::read_as_bytes;
use gloo::file::{Blob, ObjectUrl};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::rc::Rc;

/// The file to send.
#[derive(Clone)]
pub struct ToSend {
    /// Its bytes.
    pub file: Blob,
    /// SHA-256 of them, in hexadecimal.
    pub sha256: String,
    /// Its name.
    pub name: String,
}

/// How encrypting stands.
#[derive(Clone)]
enum Stage {
    Working,
    Failed(String),
    Done(ToSend, Rc<ObjectUrl>),
}

/// Encrypting one package; copy.
#[derive(Clone, Copy)]
pub struct Encrypting {
    receipt: StoredValue<Receipt, LocalStorage>,
    keys: StoredValue<Vec<String>>,
    stage: RwSignal<Stage, LocalStorage>,
}

impl Encrypting {
    /// Encrypts a package to these keys; without any there is nothing to do.
    pub fn start(receipt: Receipt, keys: Vec<String>) -> Self {
        let encrypting = Self {
            receipt: StoredValue::new_local(receipt),
            keys: StoredValue::new(keys),
            stage: RwSignal::new_local(Stage::Working),
        };
        encrypting.again();
        encrypting
    }

    /// Whether the agency wants it encrypted.
    pub fn is_wanted(self) -> bool {
        self.keys.with_value(|keys| !keys.is_empty())
    }

    /// The file to send, when it is there.
    pub fn to_send(self) -> Option<ToSend> {
        match self.stage.get() {
            _ if !self.is_wanted() => {
                let Receipt { package, file, .. } = self.receipt.get_value();
                Some(ToSend { file, sha256: package.sha256.clone(), name: package.file_name.clone() })
            }
            Stage::Done(file, _) => Some(file),
            Stage::Working | Stage::Failed(_) => None,
        }
    }

    fn again(self) {
        if !self.is_wanted() {
            return;
        }
        self.stage.set(Stage::Working);
        let (Receipt { package, file, .. }, keys) = (self.receipt.get_value(), self.keys.get_value());
        spawn_local(async move {
            let sealed = match read_as_bytes(&file).await {
                Ok(bytes) => seal(bytes, keys).await,
                Err(_) => Err("The browser did not give the package back. Make it again.".to_owned()),
            };
            let stage = match sealed {
                Ok((bytes, sha256)) => {
                    let file = Blob::new(bytes.as_slice());
                    let address = Rc::new(ObjectUrl::from(file.clone()));
                    let name = format!("{}.age", package.file_name);
                    Stage::Done(ToSend { file, sha256, name }, address)
                }
                Err(why) => Stage::Failed(why),
            };
            let _ = self.stage.try_set(stage);
        });
    }
}

/// The encrypted package, to save. Nothing where the agency gives no keys.
#[component]
pub fn Encrypted(encrypting: Encrypting) -> impl IntoView {
    if !encrypting.is_wanted() {
        return None;
    }
    let short = Desk::here().words().agency.short.clone();
    let stage = encrypting.stage;
    let state = move || match stage.get() {
        Stage::Working => view! { <p role="status">"Encrypting\u{2026}"</p> }.into_any(),
        Stage::Failed(why) => view! {
            <div class="rq-callout rq-must" role="alert">
                <p>"The package could not be encrypted. " {why}</p>
                <button type="button" id="encrypt-again" on:click=move |_| encrypting.again()>
                    "Try again"
                </button>
            </div>
        }
        .into_any(),
        Stage::Done(ToSend { name, .. }, address) => view! {
            <p>
                <a class="rq-primary" id="encrypted-download" href=address.to_string() download=name>
                    "Save the encrypted package"
                </a>
            </p>
        }
        .into_any(),
    };
    Some(view! {
        <section class="rq-stack rq-screen" id="encrypted">
            <h2>{format!("For {short} alone")}</h2>
            <p>
                {format!("{short} asks that packages be encrypted on their way. Only {short} can open the encrypted one, not even you: keep the other for yourself.")}
            </p>
            {state}
        </section>
    })
}
