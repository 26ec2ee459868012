//! Bytes that steer. Any bytes do, so that no input is wasted; where they end, the first of all choices is made.

/// What is left of them.
pub struct Steer<'a>(&'a [u8]);

impl<'a> Steer<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        Self(bytes)
    }

    pub fn is_over(&self) -> bool {
        self.0.is_empty()
    }

    pub fn byte(&mut self) -> u8 {
        let Some((first, rest)) = self.0.split_first() else { return 0 };
        self.0 = rest;
        *first
    }

    pub fn two(&mut self) -> u16 {
        u16::from_le_bytes([self.byte(), self.byte()])
    }

    pub fn four(&mut self) -> u32 {
        u32::from(self.two()) | u32::from(self.two()) << 16
    }

    /// Once in so many times.
    pub fn once_in(&mut self, times: u8) -> bool {
        self.byte() % times == times - 1
    }

    /// A number below the limit; 0 where there is none. It takes as many bytes as it needs.
    pub fn below(&mut self, limit: usize) -> usize {
        let number = match limit {
            0..=1 => 0,
            2..=0x100 => usize::from(self.byte()),
            0x101..=0x1_0000 => usize::from(self.two()),
            _ => self.four() as usize,
        };
        number % limit.max(1)
    }

    /// One of a list, which is not empty.
    pub fn one<'l, T>(&mut self, list: &'l [T]) -> &'l T {
        &list[self.below(list.len())]
    }

    /// Up to 63 of the bytes themselves.
    pub fn piece(&mut self) -> &'a [u8] {
        let length = usize::from(self.byte() % 64).min(self.0.len());
        let (piece, rest) = self.0.split_at(length);
        self.0 = rest;
        piece
    }

    /// All that is left.
    pub fn rest(&mut self) -> &'a [u8] {
        std::mem::take(&mut self.0)
    }
}
