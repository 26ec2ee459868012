//! Bringing a co-author's draft into this one: what the pack says of the lists in it.

use requisite_pack::Pack;
use requisite_request::{ListShapes, map_of};

/// By what the rows and options of the pack's questions are told apart: rows by their first field, which names a person, a place
/// or a source of money.
pub fn list_shapes(pack: &Pack) -> ListShapes {
    let named = |(id, field): (_, Option<&requisite_pack::Field>)| Some((id, field?.id.clone()));
    ListShapes {
        row_keys: map_of(pack.questions().map(|it| (it.id.clone(), it.fields.first())).filter_map(named)),
        alone: map_of(pack.questions().filter_map(|it| Some((it.id.clone(), it.alone.clone()?)))),
    }
}
