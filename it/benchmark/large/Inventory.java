package @package@;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.ibm.icu.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.iam.IamClient;

/** Counts what a team has. */
public class Inventory implements RequestHandler<Map<String, String>, String> {
    private final Ec2Client ec2 = Ec2Client.create();
    private final IamClient iam = IamClient.builder().region(Region.AWS_GLOBAL).build();
    private final DynamoDbClient dynamo = DynamoDbClient.create();

    @Override
    public String handleRequest(Map<String, String> event, Context context) {
        int machines = ec2.describeInstances().reservations().size();
        int people = iam.listUsers().users().size();
        String counted = NumberFormat.getInstance(Locale.US).format(machines + people);
        dynamo.putItem(put -> put.tableName("inventory")
                .item(Map.of("team", AttributeValue.fromS(event.get("team")), "@name@", AttributeValue.fromN(counted))));
        return counted;
    }
}
