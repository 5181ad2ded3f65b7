package com.wrenchtime.accounts;

import static java.util.Objects.requireNonNull;

import com.wrenchtime.web.FieldErrors;
import com.wrenchtime.web.Requested;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A code as it is given, with the request that it answers. */
record CodeGiven(UUID request, String code) {

    private static final Pattern DIGITS = Pattern.compile("[0-9]{6}");

    /**
     * Reads the fields {@code request} and {@code code}. People type a code with spaces or a hyphen.
     *
     * @throws com.wrenchtime.web.ValidationFailed naming every field that is wrong, with those found before
     */
    static CodeGiven read(@Nullable String request, @Nullable String code, FieldErrors errors) {
        var id = errors.required("request", request, Requested::uuid);
        var digits = errors.required("code", code, CodeGiven::digits);
        errors.refuseIfAny();
        return new CodeGiven(requireNonNull(id), requireNonNull(digits));
    }

    private static String digits(String sent) {
        var digits = sent.replaceAll("[ -]", "");
        if (!DIGITS.matcher(digits).matches()) {
            throw new IllegalArgumentException("Must have six digits");
        }
        return digits;
    }

    @Override
    public String toString() {
        return "code for " + request;
    }
}
