//! Cells and sets that fall apart are solved apart.

/// Cells that share no set with cells of another component.
pub fn components(cells: Vec<Vec<usize>>) -> Vec<Vec<Vec<usize>>> {
    let most = cells.iter().flatten().max().map_or(0, |it| it + 1);
    // For each set another of its component; the first of a component is its own.
    let mut first: Vec<usize> = (0..most).collect();
    fn root(first: &mut [usize], mut at: usize) -> usize {
        while let Some(next) = first.get(at).copied().filter(|next| *next != at) {
            let after = first.get(next).copied().unwrap_or(next);
            if let Some(place) = first.get_mut(at) {
                *place = after;
            }
            at = after;
        }
        at
    }
    for cell in &cells {
        let mut sets = cell.iter();
        let Some(one) = sets.next() else { continue };
        for other in sets {
            let (one, other) = (root(&mut first, *one), root(&mut first, *other));
            if let Some(place) = first.get_mut(one.max(other)) {
                *place = one.min(other);
            }
        }
    }
    let mut components: Vec<Vec<Vec<usize>>> = vec![Vec::new(); most];
    for cell in cells {
        let at = cell.first().map_or(0, |set| root(&mut first, *set));
        if let Some(component) = components.get_mut(at) {
            component.push(cell);
        }
    }
    components.retain(|component| !component.is_empty());
    components
}
