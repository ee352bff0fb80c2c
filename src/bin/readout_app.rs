//! The page.

fn main() {
    readout::app::start();
}
