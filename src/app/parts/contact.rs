//! Whom to ask.

use crate::desk::Desk;
use leptos::prelude::*;
use requisite_pack::Contact;

fn find(desk: Desk, id: &str) -> Option<(String, Contact)> {
    let contact = desk.pack().contacts.iter().find(|contact| contact.id == id).cloned()?;
    let label = desk.words().contacts.get(id).cloned().unwrap_or_else(|| id.to_owned());
    Some((label, contact))
}

fn email_link(email: &str) -> Option<AnyView> {
    let address = format!("mailto:{email}");
    (!email.is_empty()).then(|| view! { <a href=address>{email.to_owned()}</a> }.into_any())
}

fn phone_link(phone: &str) -> Option<AnyView> {
    let digits: String = phone.chars().filter(|it| it.is_ascii_digit() || *it == '+').collect();
    (!digits.is_empty())
        .then(|| view! { <a class="rq-kept" href=format!("tel:{digits}")>{phone.to_owned()}</a> }.into_any())
}

/// A contact in one line.
#[component]
pub fn ContactLine(
    /// Id of the contact in the pack.
    id: String,
) -> impl IntoView {
    let Some((label, contact)) = find(Desk::here(), &id) else { return ().into_any() };
    let first = email_link(&contact.email).or_else(|| phone_link(&contact.phone));
    let web = (first.is_none() && !contact.web.is_empty())
        .then(|| view! { <a href=contact.web.clone() rel="noreferrer">{contact.web.clone()}</a> });
    view! {
        {label}
        ": "
        {first}
        {web}
    }
    .into_any()
}

/// A contact with all that is known of it.
#[component]
pub fn ContactCard(
    /// Id of the contact in the pack.
    id: String,
) -> impl IntoView {
    let Some((label, contact)) = find(Desk::here(), &id) else { return ().into_any() };
    let line = |name: &'static str, value: Option<AnyView>| {
        value.map(|value| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
    };
    let web = (!contact.web.is_empty())
        .then(|| view! { <a href=contact.web.clone() rel="noreferrer">{contact.web.clone()}</a> }.into_any());
    let address = (!contact.address.is_empty()).then(|| contact.address.join("\n").into_any());
    view! {
        <h3>{label}</h3>
        <dl class="rq-answers">
            {line("E-mail", email_link(&contact.email))}
            {line("Telephone", phone_link(&contact.phone))}
            {line("Web", web)}
            {line("Post", address)}
        </dl>
    }
    .into_any()
}
