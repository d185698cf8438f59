"""What is put together from the events of a report: ceasefires, violation claims, talks, agreements."""
