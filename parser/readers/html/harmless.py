"""Names of style, of browsers and of office programs, that never change which figure is seen."""

# Never change which characters are seen, or are told by the look of an element (its colours,
# the size of its letters, whether it is displayed).
_NAMES = """
accent-color align-content align-items align-self background background-attachment
background-color background-image background-origin background-position background-position-x
background-position-y background-repeat background-size box-decoration-break box-shadow box-sizing
break-after break-before break-inside caption-side caret-color clear color color-adjust
color-scheme column-gap cursor empty-cells fill flex flex-basis flex-grow flex-shrink font
font-display font-family font-kerning font-optical-sizing font-palette font-size font-smoothing
font-stretch font-style font-synthesis font-weight gap hanging-punctuation hyphens image-rendering
ime-mode isolation justify-content justify-items justify-self layout-grid layout-grid-char
layout-grid-line layout-grid-mode layout-grid-type line-break list-style list-style-image
list-style-position list-style-type object-fit object-position orphans osx-font-smoothing outline
outline-color outline-offset outline-style outline-width overflow-anchor overflow-wrap page
panose-1 place-content place-items place-self pointer-events print-color-adjust punctuation-trim
punctuation-wrap resize row-gap ruby-align ruby-position size speak stroke tab-interval
tab-size tab-stops table-layout tap-highlight-color text-align text-align-last text-autospace
text-decoration text-decoration-color text-decoration-line text-decoration-skip-ink
text-decoration-style text-decoration-thickness text-emphasis text-fill-color text-justify
text-kashida text-line-break text-rendering text-shadow text-size-adjust text-spacing
text-transform text-underline-offset text-underline-position text-wrap touch-action touch-callout
transition transition-delay transition-duration transition-property transition-timing-function
unicode-range user-modify user-select vertical-align visibility white-space white-space-collapse
widows will-change word-break word-spacing word-wrap z-index
"""
NAMES = frozenset(_NAMES.split())
"""Properties that are harmless whatever their value is."""

STARTS = (
    "--",
    "border",
    "counter-",
    "scroll",
    "mso-",
    "page-",
    "*",
    "_",
    "font-variant-e",
)
"""How the names of other such properties begin."""

_BLOCKS = """
block inline-block table table-row table-cell table-row-group table-header-group
table-footer-group table-caption inline-table flow-root flex inline-flex grid
inline-grid contents box inline-box flow
"""
DISPLAYS = frozenset(_BLOCKS.split())
"""Ways to display an element that show what is in it."""
_DIGITS = "normal none tabular-nums lining-nums proportional-nums slashed-zero small-caps"
FIGURES = frozenset(_DIGITS.split())
"""Variants of a font that show the same digits."""
