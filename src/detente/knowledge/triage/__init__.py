"""What triage knows: key terms in many languages, the conflicts, and names in many scripts."""
