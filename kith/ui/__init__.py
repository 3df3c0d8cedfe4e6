"""The design system: base page, parts, styles, small behaviours."""
