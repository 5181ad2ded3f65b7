package com.wrenchtime.travel;

import com.wrenchtime.shared.Place;
import com.wrenchtime.shared.PostalCode;
import java.util.Optional;

/** Finds the place that stands for a postal code. An adapter may ask a service, so never call it in a transaction. */
public interface Geocoder {

    /** A point inside the code's area, or nothing where the code is unknown to us, which does not mean it is wrong. */
    Optional<Place> locate(PostalCode postalCode);

    /** The postal code whose area probably has this place in it, or nothing where no code is known to us nearby. */
    Optional<PostalCode> nearest(Place place);

    /** The state or province of a postal code, as addresses in its country write it, such as {@code CA}. */
    Optional<String> region(PostalCode postalCode);
}
