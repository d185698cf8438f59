"""What triage knows: the key terms of the field in many languages, the conflicts, and names in many scripts."""
