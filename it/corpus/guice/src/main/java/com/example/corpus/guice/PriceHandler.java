package com.example.corpus.guice;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.google.inject.AbstractModule;
import com.google.inject.Guice;
import com.google.inject.Inject;
import com.google.inject.Injector;
import com.google.inject.Key;
import com.google.inject.Provides;
import com.google.inject.Singleton;
import com.google.inject.TypeLiteral;
import com.google.inject.assistedinject.Assisted;
import com.google.inject.assistedinject.FactoryModuleBuilder;
import com.google.inject.matcher.Matchers;
import com.google.inject.multibindings.Multibinder;
import com.google.inject.name.Named;
import com.google.inject.name.Names;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.util.Map;
import java.util.Set;
import org.aopalliance.intercept.MethodInterceptor;

/** Prices an article with parts that Guice puts together, and intercepts. */
public class PriceHandler implements RequestHandler<Map<String, Integer>, Map<String, Object>> {
    private final Injector injector = Guice.createInjector(new Prices());

    @Override
    public Map<String, Object> handleRequest(Map<String, Integer> event, Context context) {
        Calculator calculator = injector.getInstance(Calculator.class);
        int rules = injector.getInstance(Key.get(new TypeLiteral<Set<Discount>>() {})).size();
        int lent = injector.getInstance(Loans.class).of(event.get("cents")).interest();
        return Map.of(
                "cents", calculator.price(event.get("cents")), "rules", rules, "audited", calculator.audit.count, "lent", lent);
    }

    static class Prices extends AbstractModule {
        @Override
        protected void configure() {
            bindConstant().annotatedWith(Names.named("percent")).to(20);
            Multibinder<Discount> discounts = Multibinder.newSetBinder(binder(), Discount.class);
            discounts.addBinding().to(Summer.class);
            discounts.addBinding().toInstance(cents -> cents - 1);
            Audit audit = new Audit();
            bind(Audit.class).toInstance(audit);
            MethodInterceptor counting = invocation -> {
                audit.count++;
                return invocation.proceed();
            };
            install(new FactoryModuleBuilder().build(Loans.class));
            bindInterceptor(Matchers.any(), Matchers.annotatedWith(Audited.class), counting);
        }

        @Provides
        @Singleton
        Tax tax(@Named("percent") int percent) {
            return new Tax(percent);
        }
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Audited {}

    static class Audit {
        int count;
    }

    interface Discount {
        int apply(int cents);
    }

    static class Summer implements Discount {
        @Override
        public int apply(int cents) {
            return cents / 2;
        }
    }

    record Tax(int percent) {}

    /** Guice makes it, and has to be told of itself before. */
    interface Loans {
        Loan of(int cents);
    }

    static class Loan {
        private final Tax tax;
        private final int cents;

        @Inject
        Loan(Tax tax, @Assisted int cents) {
            this.tax = tax;
            this.cents = cents;
        }

        int interest() {
            return cents * tax.percent() / 1000;
        }
    }

    static class Calculator {
        private final Set<Discount> discounts;

        @Inject
        private Tax tax;

        @Inject
        Audit audit;

        @Inject
        Calculator(Set<Discount> discounts) {
            this.discounts = discounts;
        }

        @Audited
        int price(int cents) {
            int net = cents;
            for (Discount discount : discounts) {
                net = discount.apply(net);
            }
            return net + net * tax.percent() / 100;
        }
    }
}
