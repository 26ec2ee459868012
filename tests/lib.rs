//! Tests of the layers below the browser.
