//! How wide the columns of a table are.

/// Letters of a word beyond which it may break.
const WORD: usize = 16;
/// Letters of a line beyond which a column need not be wider.
const LINE: usize = 60;

/// Widths of columns that together are `whole`: each holds its longest word where there is room, and what is left goes to where the
/// lines are long.
pub(super) fn widths<'a>(
    columns: usize,
    rows: impl Iterator<Item = &'a [String]>,
    letter: usize,
    whole: usize,
) -> Vec<usize> {
    let mut least = vec![4; columns];
    let mut wanted = vec![4; columns];
    for row in rows {
        for ((cell, least), wanted) in row.iter().zip(&mut least).zip(&mut wanted) {
            let word = cell.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0);
            let line = cell.lines().map(|line| line.chars().count()).max().unwrap_or(0);
            *least = word.min(WORD).max(*least);
            *wanted = line.min(LINE).max(*wanted);
        }
    }
    let margins = 220;
    let least: Vec<usize> = least.into_iter().map(|letters| letters * letter + margins).collect();
    let more: Vec<usize> = wanted
        .into_iter()
        .zip(&least)
        .map(|(letters, least)| (letters * letter + margins).saturating_sub(*least) + 1)
        .collect();
    let (sum, sum_of_more) = (least.iter().sum::<usize>(), more.iter().sum::<usize>());
    let mut widths: Vec<usize> = if sum > whole {
        least.iter().map(|least| least * whole / sum.max(1)).collect()
    } else {
        least
            .iter()
            .zip(&more)
            .map(|(least, more)| least + (whole - sum) * more / sum_of_more.max(1))
            .collect()
    };
    let rest = whole.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(rows: &[&[&str]]) -> Vec<usize> {
        let rows: Vec<Vec<String>> =
            rows.iter().map(|row| row.iter().map(|cell| (*cell).to_owned()).collect()).collect();
        widths(rows[0].len(), rows.iter().map(Vec::as_slice), 100, 9360)
    }

    #[test]
    fn columns_fill_the_page() {
        let long = "a long text of many words that goes on and on";
        for rows in [
            &[&["a", "b"] as &[&str]] as &[&[&str]],
            &[&["a", long, "b"], &["a"]],
            &[&[""; 63]],
            &[&[long; 9]],
        ] {
            assert_eq!(of(rows).iter().sum::<usize>(), 9360, "{rows:?}");
        }
        assert_eq!(of(&[&["a", "b"]]), [4680, 4680]);
        let uneven = of(&[&["short", long], &["x", "y"]]);
        assert!(uneven[1] > 3 * uneven[0], "{uneven:?}");
        assert!(widths(0, std::iter::empty(), 100, 9360).is_empty());
    }
}
