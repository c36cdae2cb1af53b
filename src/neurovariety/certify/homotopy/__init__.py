"""Critical points of distances for many data: parameter homotopy, with certificates."""
