//! How to cite a published file.

use requisite_pack::Pack;
use requisite_request::{Date, ProductId};

/// Author, years, title, kind, day and address, in the order that style guides for data use (APA, section 10.9). The day is
/// today's: the person puts the day of the download in its place. None for a product that the pack does not have.
pub fn citation(pack: &Pack, product: &ProductId, today: Date) -> Option<String> {
    let product = pack.products.iter().find(|it| it.id == *product)?;
    let agency =
        pack.words(&pack.language).map_or(pack.stamp.id.as_str(), |words| words.agency.name.as_str());
    let years = product.years.words().map(|years| format!(" ({years})")).unwrap_or_default();
    let from = if product.address.is_empty() {
        String::new()
    } else {
        format!(" Retrieved {}, from {}", today.in_words(), product.address)
    };
    Some(format!("{agency}{years}. {} [Data set].{from}", product.title))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::shipped_pack::{ospi, today};

    #[test]
    fn a_citation_says_whose_which_years_what_when_and_where() {
        let pack = ospi();
        let id = ProductId::new("ospi-enrollment-2009-10").unwrap();
        assert_eq!(
            citation(&pack, &id, today()).unwrap(),
            "Washington Office of Superintendent of Public Instruction (2009-10). Student Enrollment 2009-10 School Year [Data set]. \
             Retrieved November 24, 2026, from https://data.wa.gov/d/mpef-t92p"
        );
        assert_eq!(citation(&pack, &ProductId::new("none").unwrap(), today()), None);
    }
}
