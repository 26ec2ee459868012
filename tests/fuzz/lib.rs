//! What the fuzz targets share: bytes of the fuzzer steer changes of files that are right, so that they get past digests and
//! into the code behind them.
//!
//! Start reading at `fuzz_targets/`, then [`laws`]: what must hold whatever comes in.

pub mod damage;
pub mod forge;
pub mod laws;
pub mod originals;
#[path = "../package_archive.rs"]
pub mod package_archive;
pub mod steer;
