//! Packages on their way in IndexedDB, so that closing the page loses none. A record is `{ text, bytes }`: how it stands, and the
//! file as long as it may be needed.

use super::idb::{Connection, OUTBOX};
use js_sys::{Object, Reflect, Uint8Array};
use requisite_session::{Parcel, StoreError};
use wasm_bindgen::{JsCast, JsValue};

const TEXT: &str = "text";
const BYTES: &str = "bytes";

fn field(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap_or_default()
}

fn parcel_in(record: &JsValue) -> Option<Parcel> {
    Parcel::from_text(&field(record, TEXT).as_string()?)
}

fn record(parcel: &Parcel, bytes: &JsValue) -> JsValue {
    let record = Object::new();
    let _ = Reflect::set(&record, &TEXT.into(), &parcel.to_text().into());
    if !bytes.is_undefined() {
        let _ = Reflect::set(&record, &BYTES.into(), bytes);
    }
    record.into()
}

/// Keeps a new package, and makes sure that it comes back as it was.
pub async fn put(parcel: &Parcel, bytes: &[u8]) -> Result<(), StoreError> {
    let connection = Connection::open(OUTBOX).await?;
    let kept = Uint8Array::from(bytes);
    connection.replace(&parcel.of.key, |_| Ok(record(parcel, &kept))).await?;
    let back = connection.get(&parcel.of.key).await?;
    let is_same = field(&back, TEXT).as_string() == Some(parcel.to_text())
        && field(&back, BYTES).dyn_into::<Uint8Array>().is_ok_and(|back| back.to_vec() == bytes);
    if is_same { Ok(()) } else { Err(StoreError::Damaged) }
}

/// Keeps how a package stands; its bytes go when the receiver has them. One that is not there is not made.
pub async fn update(parcel: &Parcel) -> Result<(), StoreError> {
    let connection = Connection::open(OUTBOX).await?;
    let change = |there: JsValue| {
        if there.is_undefined() {
            return Err(StoreError::Lost);
        }
        let bytes = if parcel.is_received() { JsValue::UNDEFINED } else { field(&there, BYTES) };
        Ok(record(parcel, &bytes))
    };
    connection.replace(&parcel.of.key, change).await
}

/// One package as it stands; none when it is not there.
pub async fn parcel(key: &str) -> Option<Parcel> {
    let connection = Connection::open(OUTBOX).await.ok()?;
    parcel_in(&connection.get(key).await.ok()?)
}

/// The bytes of a package.
pub async fn bytes(key: &str) -> Option<Vec<u8>> {
    let connection = Connection::open(OUTBOX).await.ok()?;
    let record = connection.get(key).await.ok()?;
    field(&record, BYTES).dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// All packages that are kept, oldest first. What is of a later version is left alone.
pub async fn all() -> Vec<Parcel> {
    let Ok(connection) = Connection::open(OUTBOX).await else { return Vec::new() };
    let mut parcels = Vec::new();
    for key in connection.keys().await.unwrap_or_default() {
        let record = connection.get(&key).await;
        parcels.extend(record.ok().and_then(|record| parcel_in(&record)));
    }
    parcels.sort_by_key(|parcel| parcel.of.begun);
    parcels
}

/// Forgets a package.
pub async fn remove(key: &str) {
    if let Ok(connection) = Connection::open(OUTBOX).await {
        // What cannot be removed is shown again next time.
        let _ = connection.delete(key).await;
    }
}
