"""The words for codes and choices: one table each, read by the window and the command line alike."""
