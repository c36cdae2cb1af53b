"""Published tables, solved anew: a published value is compared, never copied."""
