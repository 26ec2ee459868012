//! How the data move: a picture and the same in sentences, below the answers on where the data are kept.

use crate::Contents;
use crate::formats::html::Html;
use requisite_office::Block;
use requisite_pack::Section;
use requisite_precheck::{DRAWING_WIDTH, DataFlow, Drawing, data_flow, drawing, flow_sentences};

/// Writes them on the page that holds the question of places.
pub(super) fn write_on(contents: &Contents<'_>, section: &Section, html: &mut Html) {
    let home = contents.pack.uses.flow.as_ref().and_then(|flow| flow.home());
    if section.questions.iter().any(|question| Some(&question.id) == home) {
        write(contents, html);
    }
}

/// Writes them, once something is answered.
pub(in crate::formats) fn write(contents: &Contents<'_>, html: &mut Html) {
    let Some(flow) = begun(contents) else { return };
    html.raw("<h4>").text(TITLE).raw("</h4>\n");
    picture(&drawing(&flow), html);
    html.blocks(&[Block::List { items: flow_sentences(&flow) }], 0);
}

/// The same without the picture, which the sentences say.
pub(in crate::formats) fn in_sentences(contents: &Contents<'_>) -> Vec<Block> {
    let Some(flow) = begun(contents) else { return Vec::new() };
    vec![Block::Heading { level: 3, text: TITLE.to_owned() }, Block::List { items: flow_sentences(&flow) }]
}

const TITLE: &str = "How the data move, as the answers say";

fn begun(contents: &Contents<'_>) -> Option<DataFlow> {
    let flow = data_flow(contents.pack, contents.language(), &contents.request, &contents.report.shown);
    flow.filter(DataFlow::is_begun)
}

fn picture(drawing: &Drawing, html: &mut Html) {
    html.raw("<svg class=\"flow\" role=\"img\" aria-labelledby=\"flow-name flow-same\" width=\"340\" viewBox=\"0 0 ");
    html.number(DRAWING_WIDTH).raw(" ").number(drawing.height);
    html.raw("\" font-size=\"14\" fill=\"currentColor\">\n<title id=\"flow-name\">")
        .text("How the data move");
    html.raw("</title>\n<desc id=\"flow-same\">").text("The sentences below say the same.").raw("</desc>\n");
    for arrow in &drawing.arrows {
        html.raw("<path d=\"").text(&arrow.path).raw("\" fill=\"none\" stroke=\"currentColor\"></path>\n");
        line(36, arrow.baseline, arrow.text, html);
    }
    for drawn in &drawing.boxes {
        html.raw("<rect x=\"1\" rx=\"4\" fill=\"none\" stroke=\"currentColor\" width=\"");
        html.number(DRAWING_WIDTH - 2)
            .raw("\" y=\"")
            .number(drawn.top)
            .raw("\" height=\"")
            .number(drawn.height);
        html.raw(if drawn.is_said { "\"" } else { "\" stroke-dasharray=\"5 4\"" }).raw("></rect>\n");
        for (baseline, text) in &drawn.lines {
            line(11, *baseline, text, html);
        }
    }
    html.raw("</svg>\n");
}

fn line(x: u32, baseline: u32, text: &str, html: &mut Html) {
    html.raw("<text x=\"").number(x).raw("\" y=\"").number(baseline).raw("\">").text(text).raw("</text>\n");
}
