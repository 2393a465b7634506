//! Every screen as text, at the size of most terminals and at the smallest one.

use super::sizes::{SCREENS, sized};

#[test]
fn every_screen_looks_as_it_did() {
    for (name, keys) in SCREENS {
        for (width, height) in [(80, 24), (40, 12)] {
            insta::assert_snapshot!(format!("{name}_{width}x{height}"), sized(keys, width, height).screen());
        }
    }
}
