"""The pages of the window, each imported when it is first shown. They read and write through the desk."""
