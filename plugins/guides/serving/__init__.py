"""The development server: builds, serves, follows every change, reloads the open page."""
