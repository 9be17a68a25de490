package com.example.corpus.hibernatevalidator;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.List;
import java.util.Locale;
import org.hibernate.validator.constraints.Length;
import org.hibernate.validator.constraints.Range;
import org.hibernate.validator.constraints.URL;

/** Checks an order and tells what is wrong with it, sorted. */
public final class CheckOrder implements RequestHandler<CheckOrder.Order, List<String>> {
    private final Validator validator =
            Validation.buildDefaultValidatorFactory().getValidator();

    /** The event. */
    public static final class Order {
        @NotBlank
        @Length(min = 3, max = 8)
        public String id;

        @Email
        @NotNull
        public String mail;

        @URL(protocol = "https")
        public String callback;

        @NotEmpty
        @Size(max = 3)
        public List<@Valid Line> lines;

        @OneOf({"standard", "express"})
        public String shipping;

        @AssertTrue(message = "express needs a callback")
        public boolean isReachable() {
            return !"express".equals(shipping) || callback != null;
        }
    }

    /** A part of it. */
    public static final class Line {
        @Pattern(regexp = "[a-z]+", message = "${validatedValue} is no article, it does not match {regexp}")
        public String article;

        @Positive
        @Range(max = 99)
        public int amount;

        @DecimalMin(value = "0.01", message = "{com.example.price} ${formatter.format('%1$.2f', validatedValue)}")
        public double price;
    }

    /** A constraint of our own. */
    @Constraint(validatedBy = OneOfValidator.class)
    @Retention(RetentionPolicy.RUNTIME)
    public @interface OneOf {
        String[] value();

        String message() default "must be one of {value}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};
    }

    /** Made by reflection. */
    public static final class OneOfValidator implements ConstraintValidator<OneOf, String> {
        private List<String> values = List.of();

        @Override
        public void initialize(OneOf oneOf) {
            values = List.of(oneOf.value());
        }

        @Override
        public boolean isValid(String value, ConstraintValidatorContext context) {
            return value == null || values.contains(value);
        }
    }

    @Override
    public List<String> handleRequest(Order order, Context context) {
        Locale.setDefault(Locale.ENGLISH);
        return validator.validate(order).stream()
                .map(violation -> violation.getPropertyPath() + ": " + violation.getMessage())
                .sorted()
                .toList();
    }
}
